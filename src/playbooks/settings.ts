import { z } from 'zod';
import { defineSetting } from '../platform/directory/settings.js';

/** The branch's own steps, by the playbook's name. */
export const ownPlaybooks = defineSetting('playbooks', z.record(z.string(), z.array(z.string())));
