import type { Button } from '@slack/types';
import { button, type Message, sentence } from '../../platform/blocks/kit.js';
import type { Speech } from '../../platform/language/speak.js';

/** The button that sends all branches as a workbook to the person who presses. @param of as written by `rolledAs` */
export const branchesButton = (of: string, { t }: Speech): Button =>
  button(`hq.file:${of}`, t('pictures.file.button'), 'all', { says: t('hq.file_says') });

/** The text above the workbook of all branches. */
export const branchesReady = (title: string, period: string, count: number, { t }: Speech): Message =>
  sentence(t('hq.file_ready', { title, period, branches: t('hq.branches', { count }) }));
