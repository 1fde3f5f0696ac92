import { all, type Reach, type Reached } from '../rights/needs.js';

/** The next signature of a list. */
const sign: Reach = async ({ db, value }) => {
  const run = await db.prisma.run.findUniqueOrThrow({ where: { id: value } });
  const given = Array.isArray(run.signatures) ? run.signatures.length : 0;
  return { deeds: ['checklists.answer', `checklists.sign.${run.list}.${given + 1}`] };
};

export const reached: Reached = {
  commands: {
    checklist: all('checklists.see'),
    checklists: all('checklists.make'),
  },
  presses: {
    'run.tick': all('checklists.answer'),
    'run.all:*': all('checklists.answer'),
    'run.sign': sign,
    'run.finding': all('checklists.answer'),
    'run.answer:*': all('checklists.answer'),
    'run.excuse': all('checklists.excuse'),
    'run.photos': all('checklists.look_at_photos'),
    'run.snooze': all('checklists.hush'),
    'run.snooze_day': all('checklists.hush'),
    'run.quiet': all('checklists.hush'),
    'run.not_mine': all('checklists.hush'),
    'lists.all': all('checklists.make'),
    'lists.edit:*': all('checklists.make'),
    'lists.new': all('checklists.make'),
    'lists.on:*': all('checklists.make'),
    'lists.off:*': all('checklists.make'),
    'lists.back:*': all('checklists.make'),
  },
  submits: {
    'run.found': all('checklists.answer'),
    'run.answered': all('checklists.answer'),
    'run.excused': all('checklists.excuse'),
    'lists.saved': all('checklists.make'),
  },
};
