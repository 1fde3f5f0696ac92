import type { Channel } from '../channel.js';
import { payloadName } from '../shapes/channel.js';
import type { World } from '../world.js';

/** The person, workspace and app fields of every interaction payload. */
export function interaction(world: World, user: string): Record<string, unknown> {
  const { app, workspace } = world;
  const { name } = workspace.person(user);
  const { id: team_id, domain } = workspace.team;
  return {
    user: { id: user, username: name, name, team_id },
    api_app_id: app.appId,
    token: app.verification,
    team: { id: team_id, domain },
    enterprise: null,
    is_enterprise_install: false,
  };
}

export function channelOf(channel: Channel): { id: string; name: string } {
  return { id: channel.id, name: payloadName(channel) };
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** A person's text as Slack sends it: with `&`, `<` and `>` escaped. */
export function escaped(text: string): string {
  return text.replace(/[&<>]/g, (character) => entities[character] ?? character);
}

/** Names of people and channels as references, `@amy` as `<@U1|amy>` and `#lobby` as `<#C1|lobby>`. */
export function withReferences({ workspace }: World, text: string, labelled: boolean): string {
  const label = (name: string) => (labelled ? `|${name}` : '');
  return text.replace(
    /(^|\s)([@#])([\p{L}\p{N}._-]+)/gu,
    (whole, before: string, sign: string, name: string) => {
      const found =
        sign === '@'
          ? [...workspace.people.values()].find((person) => person.name === name)
          : [...workspace.channels.values()].find((channel) => channel.name === name);
      return found ? `${before}<${sign}${found.id}${label(name)}>` : whole;
    },
  );
}
