import { randomBytes } from 'node:crypto';
import { newId } from './ids.js';
import type { DeclaredApp } from './manifest.js';
import { Refused } from './refused.js';

/** The installed app: its identity, scopes and secrets. */
export interface Installation {
  appId: string;
  botId: string;
  botUserId: string;
  botToken: string;
  appToken: string;
  signingSecret: string;
  /** The deprecated verification token, which Slack still sends. */
  verification: string;
  scopes: Set<string>;
  revoked: boolean;
  declared: DeclaredApp;
}

export interface Secrets {
  botToken?: string | undefined;
  appToken?: string | undefined;
  signingSecret?: string | undefined;
}

export function install(declared: DeclaredApp, scopes: readonly string[], secrets: Secrets): Installation {
  const random = (bytes: number) => randomBytes(bytes).toString('hex');
  return {
    appId: newId('A'),
    botId: newId('B'),
    botUserId: newId('U'),
    botToken: secrets.botToken ?? `xoxb-${random(12)}`,
    appToken: secrets.appToken ?? `xapp-1-${random(12)}`,
    signingSecret: secrets.signingSecret ?? random(16),
    verification: random(12),
    scopes: new Set(scopes),
    revoked: false,
    declared,
  };
}

/** Throws `missing_scope`, with the needed and the granted scopes, unless one of the needed ones was granted. */
export function needScope(app: Installation, ...anyOf: string[]): void {
  if (anyOf.length === 0 || anyOf.some((scope) => app.scopes.has(scope))) return;
  throw new Refused('missing_scope', { needed: anyOf.join(','), provided: [...app.scopes].join(',') });
}
