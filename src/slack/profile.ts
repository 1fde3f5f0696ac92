import { keepProfile, type Person } from '../database/people.js';
import type { Listening } from './listen.js';

const fresh = 24 * 60 * 60_000;

/**
 * The person's locale. Known ones are not waited for: they are read again once a day, behind the person's back. Only of
 * somebody never seen before Slack is asked first, for a second at most.
 */
export async function readProfile(
  { db, interaction, log, work }: Listening,
  slackId: string,
  person: Person | null,
  now: Date,
): Promise<string | null> {
  if (person?.profileAt && now.getTime() - person.profileAt.getTime() < fresh) return person.locale;
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
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), 1_000);
  });
  return Promise.race([reading, enough]).finally(() => clearTimeout(timer));
}
