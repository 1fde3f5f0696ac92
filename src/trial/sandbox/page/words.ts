import { en, type Words } from './words/en.js';
import { zhCN } from './words/zh-cn.js';
import { zhTW } from './words/zh-tw.js';

export type { Words };

const catalogues = { en, 'zh-CN': zhCN, 'zh-TW': zhTW };

export type Language = keyof typeof catalogues;

/** The page's language for a person's Slack locale: English where there is none better. */
export function languageOf(locale: string): Language {
  if (/^zh-(tw|hk|mo|hant)/i.test(locale)) return 'zh-TW';
  return locale.startsWith('zh') ? 'zh-CN' : 'en';
}

export function wordsIn(language: Language): Words {
  return catalogues[language];
}
