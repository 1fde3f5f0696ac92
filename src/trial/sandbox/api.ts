import { methods } from './api/index.js';
import type { Fields, Method } from './api/method.js';
import { fromIssue } from './blocks/problems.js';
import { needScope } from './installation.js';
import { Refused, refusedBecause } from './refused.js';
import type { World } from './world.js';

/** An answer of the Web API. */
export type ApiAnswer = ({ ok: true } & Fields) | ({ ok: false; error: string } & Fields);

/** Throws `not_authed`, `invalid_auth`, `token_revoked` or `not_allowed_token_type`. */
function authenticate({ app }: World, method: Method, token: string | undefined): void {
  if (!token) throw new Refused('not_authed');
  const kind = new Map([
    [app.botToken, 'bot'],
    [app.appToken, 'app'],
  ]).get(token);
  if (!kind) throw new Refused('invalid_auth');
  if (app.revoked) throw new Refused('token_revoked');
  if (kind !== method.token) throw new Refused('not_allowed_token_type');
}

function readArguments(method: Method, args: Fields): unknown {
  const parsed = method.args.safeParse(args);
  if (parsed.success) return parsed.data;
  const messages = parsed.error.issues
    .flatMap((issue) => fromIssue(issue, args))
    .map(({ text, pointer }) => `[ERROR] ${text}${pointer && ` [json-pointer:${pointer}]`}`);
  throw refusedBecause('invalid_arguments', messages);
}

/** The rate limit of this method. */
export function paceOf(name: string): Method['pace'] {
  return methods.get(name)?.pace ?? 'unlimited';
}

/** The scopes that a method accepts, for the answer's headers. */
export function scopesOf(name: string): readonly string[] {
  return methods.get(name)?.scopes ?? [];
}

/** Carries out a call. What Slack would refuse is an answer too and is not thrown. */
export function callMethod(world: World, name: string, token: string | undefined, args: Fields): ApiAnswer {
  try {
    const method = methods.get(name);
    if (!method) throw new Refused('unknown_method', { req_method: name });
    authenticate(world, method, token);
    needScope(world.app, ...method.scopes);
    return { ok: true, ...method.run(world, readArguments(method, args) as never) };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { ok: false, error: error.code, ...error.extra };
  }
}
