const now = 'At once';
const people = 'People';
const tell = 'Who must know';
const after = 'Afterwards';

/**
 * The words of the shipped playbooks, a sentence a step. With a number put in, a step fits the 75 characters of a
 * checkbox's label.
 */
export const playbooks = {
  medical: {
    name: 'Medical emergency',
    groups: {
      now: {
        name: now,
        steps: {
          look: 'Look first: is it safe here? Do they answer, do they breathe normally?',
          call: 'Call {{ambulance}}, on loudspeaker: where, what, awake or not, breathing',
          aed: 'Guard: fetch the AED and the first-aid box',
          cpr: 'No answer, no normal breathing: start CPR, switch on the AED, obey it',
          recovery: 'Breathing but not awake: roll onto the side, keep watching the breath',
          bleeding: 'Heavy bleeding: press hard on the wound and do not let go',
          nothing: 'Not fully awake: nothing to eat or drink; move only out of danger',
        },
      },
      people: {
        name: people,
        steps: {
          space: 'Guard: keep people back, screen the place, keep the way in clear',
          meet: 'Guard: wait outside for the ambulance and lead the crew in',
          stay: 'Lobby manager: stay with them until the crew takes over',
        },
      },
      tell: {
        name: tell,
        steps: {
          family: 'Tell the family, or whoever came along, which hospital it is',
          belongings: 'List the belongings before a witness; hand over against a signature',
        },
      },
      after: {
        name: after,
        steps: {
          record: 'Write down times, what was done, by whom; restock the first-aid box',
          ask: 'Branch head: ask after them the next day',
        },
      },
    },
  },
  device: {
    name: 'Device failure',
    groups: {
      now: {
        name: now,
        steps: {
          apologise: 'Lobby manager: apologise, say what fails and how long it may take',
          sign: 'Put up the out-of-service sign and close the queue there',
          kept: 'Card or cash kept: note time and amount, say who will ring and when',
          tamper: 'Loose slot, hidden camera, odd sticker: touch nothing, call {{police}}',
        },
      },
      people: {
        name: people,
        steps: {
          elsewhere: 'Take customers to another machine, a counter or the app',
          counter: 'Duty supervisor: open one more counter if the queue grows',
          first: 'Serve the elderly and those who cannot wait first',
        },
      },
      tell: {
        name: tell,
        steps: {
          repair: 'Call the technician; log the fault with its ticket number',
          head: 'Down for long, or customers upset: tell the branch head',
        },
      },
      after: {
        name: after,
        steps: {
          test: 'Try one transaction before customers use it again',
          balance: 'Two people empty and balance it, and settle what it kept',
          ring: 'Ring everybody whose card or cash it kept',
        },
      },
    },
  },
  dispute: {
    name: 'Customer dispute',
    groups: {
      now: {
        name: now,
        steps: {
          aside: 'Lobby manager: ask them into a quiet room, offer a seat and water',
          relieve: 'Relieve the colleague concerned; no arguing across the counter',
          listen: 'Let them finish, say it back, apologise for the trouble',
          apart: 'Two customers: keep them apart, a colleague with each',
        },
      },
      people: {
        name: people,
        steps: {
          order: 'Guard: stand by; lay hands on nobody except to protect somebody',
          serve: 'Keep the other counters going; tell those who wait why',
          film: 'Somebody films: stay polite, ask them to leave others out of it',
          violence: 'Blows or threats: get people out of reach, call {{police}}',
        },
      },
      tell: {
        name: tell,
        steps: { head: 'Tell the branch head; what cannot be settled here goes up today' },
      },
      after: {
        name: after,
        steps: {
          footage: 'Save the camera footage before it is overwritten',
          complaint: 'Log the complaint: what was promised, by whom, until when',
          colleague: 'Talk with the colleague concerned, in private',
        },
      },
    },
  },
  queue: {
    name: 'Queue disorder',
    groups: {
      now: {
        name: now,
        steps: {
          why: 'Lobby manager: find the cause: counters, machines, or one event',
          counters: 'Duty supervisor: open counters, stagger breaks, call for help',
          announce: 'Announce the wait, and again every 15 minutes',
          tickets: 'A ticket for everybody; sort out who does not need a counter',
          barriers: 'Guard: set the barriers; keep the entrance and exits free',
        },
      },
      people: {
        name: people,
        steps: {
          priority: 'Seat the elderly, pregnant and disabled; let them go first',
          elsewhere: 'Help at machines and with the app; name a branch with less queue',
          full: 'Too full or pushing: Guard lets people in a few at a time',
          quarrel: 'Queue jumpers: settle it with a word aside, not across the hall',
        },
      },
      tell: {
        name: tell,
        steps: {
          rumour: 'A rumour or a run on deposits: tell head office, use its words only',
          police: 'Blows or a crush: call {{police}}; anybody hurt: {{ambulance}}',
        },
      },
      after: {
        name: after,
        steps: {
          figures: 'Log the longest wait, how many waited and how many left',
          lesson: 'Agree what will be different on the next such day',
        },
      },
    },
  },
  robbery: {
    name: 'Robbery or threat',
    groups: {
      now: {
        name: 'While it happens',
        steps: {
          calm: 'Stay calm, provoke nobody; life comes before money',
          alarm: 'Press the alarm only if nobody can see it',
          hands: 'Hands in sight, slow movements; say what you are about to do',
          give: 'Teller: under threat give what is asked for, and no more',
          notice: 'Notice looks, voice, clothes and weapon, without staring',
        },
      },
      gone: {
        name: 'Once they have gone',
        steps: {
          chase: 'Do not chase; see from inside which way they go, and the number plate',
          call: 'Call {{police}}: how many, weapons, vehicle, which way they went',
          lock: 'Guard: lock up; only police and ambulance come in',
          scene: 'Keep everybody away from what they touched',
        },
      },
      people: {
        name: people,
        steps: {
          hurt: 'Anybody hurt: call {{ambulance}}, give first aid',
          witnesses: 'Ask witnesses to stay; each writes alone what they saw',
        },
      },
      tell: {
        name: tell,
        steps: { head: 'Branch head: tell head office security; nobody talks or posts outside' },
      },
      after: {
        name: after,
        steps: {
          cash: 'Two people count the cash on camera; save the footage for the police',
          care: 'Nobody goes home alone; offer counselling to all who were there',
        },
      },
    },
  },
  fire: {
    name: 'Fire',
    groups: {
      now: {
        name: now,
        steps: {
          alarm: 'Shout "Fire!" and press the nearest fire alarm',
          call: 'Call {{fire}}: address, floor, what burns, whether anybody is trapped',
          power: 'Guard: cut the power there if it can be done without danger',
          extinguish: 'Small fire, exit behind you: one extinguisher, then get out',
        },
      },
      people: {
        name: people,
        steps: {
          out: 'Lobby manager: everybody out by the nearest exit, never by lift',
          smoke: 'Smoke: stay low. Never open a door that is hot or has smoke behind it',
          assist: 'A colleague with everybody who is old, disabled or has small children',
          cash: 'Tellers: lock the cash only if it takes seconds; life comes first',
          check: 'Guard: look into toilets, VIP rooms and machine zone only if safe',
          doors: 'Last one out: shut the doors, do not lock them',
        },
      },
      tell: {
        name: tell,
        steps: {
          roll: 'Emergency leader: count heads at the meeting point; nobody goes back',
          meet: 'Guard: meet the fire crew: who is missing, where it burns, the way in',
          head: 'Branch head: tell head office; have the building watched',
        },
      },
      after: {
        name: after,
        steps: { back: 'Go back in only when the fire officer allows it' },
      },
    },
  },
  security: {
    name: 'Safety or security',
    groups: {
      now: {
        name: now,
        steps: {
          calm: 'Keep your distance, speak calmly, provoke nobody',
          call: 'Call {{police}} out of earshot: where, what, how many, any weapons',
          attack: 'Attack: get out. If you cannot: lock yourselves in, hide, stay silent',
          phone: 'Threat by phone: keep them talking, note every word and the time',
        },
      },
      object: {
        name: 'Suspicious object',
        steps: {
          whose: 'Ask aloud whose it is; look on the cameras for who left it',
          leave: 'Nobody owns it: do not touch, cover or move it',
          away: 'No phone or radio near it; take people far away, out of sight of it',
        },
      },
      people: {
        name: people,
        steps: {
          out: 'Lobby manager: lead customers out on the side away from the danger',
          doors: 'Crowd outside: Guard shuts the doors; customers leave another way',
          counters: 'Tellers: lock cash and seals, shut the counter doors, if time allows',
        },
      },
      tell: {
        name: tell,
        steps: { head: 'Branch head: tell head office security; nobody else talks outside' },
      },
      after: {
        name: after,
        steps: {
          reopen: 'Reopen only when the police have cleared the place',
          witnesses: 'Save the footage; each witness writes alone what they saw',
        },
      },
    },
  },
  fraud: {
    name: 'Fraud or suspicion',
    groups: {
      now: {
        name: now,
        steps: {
          ask: 'Take your time: what is it for, who gets it, who told them to?',
          victim: 'Victim: take them aside; they hang up and answer nobody',
          unaware: 'Suspect at the counter: do not let on; say that a check takes a while',
          hold: 'Money still here: hold the transaction as the rules allow',
          recall: 'Money gone: have it stopped or recalled now; every minute counts',
          forged: 'Forged note or paper: treat it as the rules say, handle it little',
        },
      },
      people: {
        name: people,
        steps: { guard: 'Guard: stay near, see who waits outside; hold nobody by force' },
      },
      tell: {
        name: tell,
        steps: {
          police: 'Call {{police}} where the suspect cannot hear it',
          desk: "Duty supervisor: tell head office's fraud desk; block what must be",
          family: 'Elderly or shaken victim: call the family, if they agree',
          inside: 'Suspected laundering: report inside only, never tell the customer',
        },
      },
      after: {
        name: after,
        steps: {
          log: 'Log how it was done and what was saved; no account numbers',
          ring: 'Ring the victim after three days',
        },
      },
    },
  },
  outage: {
    name: 'System outage',
    groups: {
      now: {
        name: now,
        steps: {
          scope: 'Duty supervisor: one counter, this branch or all? Ask another branch',
          announce: 'Lobby manager: announce it now, and again every 15 minutes',
          tickets: 'Ticket machine down too: hand out numbered paper tickets',
          half: 'Tellers: note the last transaction; enter nothing twice',
          paper: 'Pay out by hand only if head office opens the emergency procedure',
        },
      },
      people: {
        name: people,
        steps: {
          elsewhere: 'Say what still works: machines, app, hotline, another branch',
          urgent: 'Urgent: offer to ring back; their numbers stay out of the channel',
          seats: 'Seat the elderly, hand out water',
        },
      },
      tell: {
        name: tell,
        steps: {
          it: 'Ring head office IT: since when, what shows, how many counters',
          head: "Branch head: answer in head office's words, the same at all branches",
        },
      },
      after: {
        name: after,
        steps: {
          test: 'Back again: try one transaction, then open all counters',
          check: 'Check what was under way; nobody is debited twice',
          ring: 'Ring those who were promised it; balance every counter today',
        },
      },
    },
  },
  utilities: {
    name: 'Power cut or flood',
    groups: {
      now: {
        name: now,
        steps: {
          water: 'Water near power: keep everybody away, touch no switch in the wet',
          shut: 'Guard: turn off the main tap; the power only from a dry place',
          backup: 'Power cut: check emergency lights, alarm, cameras and door locks',
          stuck: 'Look for people stuck in the lift or behind electric doors',
          tellers: 'Tellers: note the last transaction, lock the cash, sign out',
          lift: 'Get documents, cash and devices off the floor',
        },
      },
      people: {
        name: people,
        steps: {
          slip: 'Rope off wet floor, lay mats, put up the sign',
          announce: 'Lobby manager: say what happened; name the nearest open branch',
          door: 'Guard: hold the entrance while locks or alarm have no power',
        },
      },
      tell: {
        name: tell,
        steps: {
          supplier: 'Ring the building and the supplier: how long will it take?',
          head: 'Branch head: decide with head office whether to close; put up a notice',
        },
      },
      after: {
        name: after,
        steps: {
          wet: 'Wet devices stay off until a technician has passed them',
          restart: 'Power back: try alarm, cameras, clocks and vault before opening',
          settle: 'Check and finish what was under way at the counters',
        },
      },
    },
  },
  data_leak: {
    name: 'Data leak',
    groups: {
      now: {
        name: now,
        steps: {
          stop: 'Stop it: recall the mail, take the post down, clear the screen',
          infected: 'Device infected: pull the network cable, leave it switched on',
          lost: 'Device or card lost: have it locked and its passwords changed',
          keep: 'Destroy nothing: mails, logs and pictures of screens are evidence',
          silent: 'Name no customer in any chat, this one included',
        },
      },
      tell: {
        name: tell,
        steps: {
          it: 'Ring head office IT security and data protection at once',
          head: 'Branch head: only head office tells customers and authorities',
          found: 'Note when it was found; legal limits may run from then',
        },
      },
      after: {
        name: after,
        steps: {
          extent: 'List what got out: whose data, how many, since when, who saw it',
          receiver: 'Ask whoever got it by mistake to delete it and confirm in writing',
          accounts: 'Have the accounts concerned watched; replace cards where needed',
          cause: 'Find the cause; log each fix as a corrective action',
        },
      },
    },
  },
  group_complaint: {
    name: 'Group complaint',
    groups: {
      receive: {
        name: 'When they come',
        steps: {
          room: 'Lobby manager: take them to a room of their own, away from the hall',
          lead: 'Branch head: lead; name who writes and who looks after them',
          speakers: 'Ask them to choose speakers, five at most',
          order: 'Guard: keep the exits free; stay calm, in the background',
          serve: 'Keep serving; tell other customers only that it is seen to',
        },
      },
      talk: {
        name: 'Talk',
        steps: {
          interest: 'Whoever they complain of does not handle it',
          listen: 'Hear each speaker out; write down what they want and why',
          promise: 'Promise only what you may; name a person and a date for the answer',
          read: 'Read the record out and have the speakers confirm it',
        },
      },
      tell: {
        name: tell,
        steps: {
          up: 'Report up at once: how many, what about, what they want, the mood',
          police: 'Call {{police}} only for violence, damage or blocked exits',
          press: 'Press or filming: head office answers, nobody else',
        },
      },
      after: {
        name: after,
        steps: {
          log: 'Log the complaint; names only among its private details',
          answer: 'Answer on the day promised, if only to say how far it is',
        },
      },
    },
  },
};
