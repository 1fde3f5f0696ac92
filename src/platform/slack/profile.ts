import { keepProfile, type Person, unknownPeople } from '../directory/store/people.js';
import { DAY } from '../time/durations.js';
import { withTimeout } from '../with-timeout.js';
import type { Listening } from './listen.js';

const PROFILE_MAX_AGE = DAY;
/** Milliseconds that a person who was never seen before waits at most for Slack to tell their language. */
const firstSightMs = 1_000;

/**
 * The person's locale. A known one is read again once a day, in the background. Only for somebody who was never seen
 * before is Slack asked first, for a second at most.
 */
export async function readProfile(
  { db, interaction, log, work }: Listening,
  slackId: string,
  person: Person | null,
  now: Date,
): Promise<string | null> {
  if (person?.profileAt && now.getTime() - person.profileAt.getTime() < PROFILE_MAX_AGE) return person.locale;
  const reading = work(async () => {
    try {
      const profile = await interaction.profile(slackId);
      if (person) await keepProfile(db, slackId, profile, now);
      return profile.locale;
    } catch (error) {
      log.warn({ err: error }, 'a profile could not be read');
      return person?.locale ?? null;
    }
  });
  if (person?.profileAt) return person.locale;
  return withTimeout(reading, firstSightMs, null);
}

/** Profiles that are read per run: Slack allows about a hundred of these calls a minute (Tier 4). */
const atOnce = 5;

/** Reads the names and languages of people who are listed in a branch and have not used the bot yet. */
export async function learnNames({
  db,
  interaction,
  log,
  clock,
}: Pick<Listening, 'db' | 'interaction' | 'log' | 'clock'>): Promise<void> {
  for (const slackId of await unknownPeople(db, atOnce)) {
    try {
      await keepProfile(db, slackId, await interaction.profile(slackId), clock.now());
    } catch (error) {
      const code = (error as { data?: { error?: string } }).data?.error;
      log.warn({ code }, 'a profile could not be read');
      // There is nobody with that id: not asked again until they use the bot.
      if (code === 'user_not_found')
        await keepProfile(db, slackId, { name: slackId, locale: null }, clock.now());
      else return;
    }
  }
}
