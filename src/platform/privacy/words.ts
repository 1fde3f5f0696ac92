import type { PrivateKind } from './numbers.js';

/** Words before a number that say it is private. */
export interface Naming {
  kind: PrivateKind;
  /** How many letters and digits the number has at least: few after a clear name, more after a word that may mean anything. */
  least: number;
  words: readonly string[];
}

/** At least so many after a word that can mean nothing else, or with "number" behind it. */
export const afterName = 4;
const afterWord = 6;

/** In every language of people who work with Lobby; Latin words in small letters. */
export const naming: readonly Naming[] = [
  {
    kind: 'account',
    least: afterName,
    words: [
      ...['a/c', 'sort code', 'iban', 'routing', 'passbook', 'tin', 'utr'],
      ...['账号', '帐号', '賬號', '帳號', '账户号', '帳戶號', '賬戶號', '户口号', '戶口號', '存折号', '存摺號', '客户号', '客戶號'],
      ...['税号', '稅號'],
    ],
  },
  {
    kind: 'account',
    least: afterWord,
    words: ['account', 'acct', '账户', '帐户', '帳戶', '賬戶', '户口', '戶口', '存折', '存摺'],
  },
  {
    kind: 'card',
    least: afterName,
    words: ['卡号', '卡號'],
  },
  {
    kind: 'card',
    least: afterWord,
    words: ['card', '银行卡', '銀行卡', '信用卡', '借记卡', '借記卡', '储蓄卡', '儲蓄卡', '提款卡', '金融卡'],
  },
  {
    kind: 'identity',
    least: afterName,
    words: [
      ...['id card', 'identity card', 'hkid', 'nric', 'cpr', 'ssn', 'nino', 'ni', 'national insurance', 'social security'],
      ...['身份证', '身分證', '身份證', '身分證字', '证件号', '證件號', '护照', '護照', '居留证', '居留證', '居留證', '通行证', '通行證'],
      ...['回乡证', '回鄉證', '台胞证', '台胞證', '社保号', '健保卡號'],
    ],
  },
  { kind: 'identity', least: afterWord, words: ['passport', 'id', 'fin', 'driving licence', 'visa', 'permit'] },
  {
    kind: 'phone',
    least: afterWord,
    words: [
      ...['phone', 'telephone', 'mobile', 'cell', 'cellphone', 'tel', 'mob', 'fax', 'whatsapp', 'wechat'],
      ...['手机', '手機', '手机号', '手機號', '电话', '電話', '电话号', '電話號', '联系方式', '聯絡方式', '传真', '傳真', '座机', '市話', '微信号'],
    ],
  },
];

/** Words before a number that say it is none of somebody's: what they name counts things, papers and devices. */
export const against: readonly string[] = [
  ...['sn', 's/n', 'serial', 'invoice', 'ref', 'reference', 'order', 'ticket', 'device', 'case', 'batch', 'receipt', 'voucher'],
  ...['tracking', 'job', 'imei'],
  ...['编号', '編號', '单号', '單號', '工单', '工單', '工单号', '工單號', '发票', '發票', '发票号', '發票號', '订单', '訂單', '流水号'],
  ...['流水號', '序列号', '序列號', '序号', '序號', '型号', '型號', '批号', '批號', '设备号', '設備號', '机具号', '機具號', '合同号', '合約號'],
  ...['凭证号', '憑證號', '票号', '票號', '受理号', '受理號', '快递', '快遞', '运单', '運單', '统编', '統編', '案件号', '案號', '资产号'],
  ...['資產號', '终端号', '終端號'],
];

/** Words between a name and its number that belong to the name. */
export const ofNumber: readonly string[] = ['no', 'nr', 'num', 'number', 'id', 'code', '#', '号', '號', '号码', '號碼', '码', '碼'];

/** What stands after a number that counts something. */
export const units: readonly string[] = [
  ...['元', '万', '萬', '亿', '億', '块', '塊', '港币', '港幣', '人民币', '人民幣', '美元', '英镑', '英鎊', '台币', '台幣', '澳门元', '澳門元'],
  ...['人', '笔', '筆', '张', '張', '次', '个', '個', '份', '台', '件', '户', '戶', '分钟', '分鐘', '天', '年'],
  ...['usd', 'hkd', 'cny', 'rmb', 'gbp', 'bhd', 'sgd', 'twd', 'mop', 'eur', 'dollars?', 'yuan', 'pounds?', 'euros?', 'dinars?'],
  ...['people', 'customers', 'visitors', 'notes', 'coins', 'sheets', 'copies', 'minutes', 'min', 'km', 'kg', '%'],
];

/** What stands before an amount. */
export const currencies: readonly string[] = [
  ...['¥', '￥', '\\$', '€', '£', 'usd', 'hkd', 'cny', 'rmb', 'gbp', 'bhd', 'sgd', 'twd', 'mop', 'eur', 'bd'],
  ...['金额', '金額', '余额', '餘額', 'amount', 'balance', 'total'],
];
