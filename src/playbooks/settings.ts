import { z } from 'zod';
import { defineSetting } from '../platform/directory/settings.js';

/** Who is called in an emergency, in this order: a name or a service, and its number. */
export const emergencyCalls = defineSetting('calls', z.array(z.string()));

/** The branch's own wording of playbooks: name → its steps. */
export const ownPlaybooks = defineSetting('playbooks', z.record(z.string(), z.array(z.string())));
