import { z } from 'zod';
import { defineSetting } from '../platform/directory/settings.js';

/** The branch's own wording of playbooks: name → its steps. */
export const ownPlaybooks = defineSetting('playbooks', z.record(z.string(), z.array(z.string())));
