import { en } from '../en/index.js';
import type { Catalogue } from '../index.js';

export const zhTW: Catalogue = en;
