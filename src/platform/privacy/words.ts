import type { PrivateKind } from './numbers.js';

/** Words that say that a number beside them is private. */
export interface Naming {
  kind: PrivateKind;
  /** How many letters and digits the number has at least: few after a clear name, more after a word that may mean anything. */
  least: number;
  /** Set where the number may have letters. */
  letters?: true;
  words: readonly string[];
}

/** The least after a word that can mean nothing else, or that has "number" behind it. */
export const afterName = 4;
const afterWord = 6;

/**
 * Splits a list at its commas. The lists have the words of all languages that staff write in; Latin ones in lower
 * case, without accents.
 */
const listed = (words: string): string[] => words.split(',').map((word) => word.trim());

/** Secrets, which are masked completely. */
const secrets = listed(`
  pin, pins, cvv, cvv2, cvc, cvc2, csc, otp, tan, password, passwort, passwd, pwd, passphrase, passcode, pass code, pin code,
  security code, verification code, verify code, activation code, access code, unlock code, one time code, sms code,
  one time password, one time passcode, alarm code, door code, entry code, auth code, memorable word, memorable number,
  mot de passe, code secret, code pin, cryptogramme, password hint,
  密码, 密碼, 口令, 验证码, 驗證碼, 校验码, 校驗碼, 安全码, 安全碼, 动态码, 動態碼, 识别码, 識別碼, 激活码, 激活碼,
  开机码, 提款密碼, 背面三碼, 背面三码, 末三碼, 末三码, 后三码, 后三位, 後三碼, كلمة السر, الرمز السري`);

export const naming: readonly Naming[] = [
  { kind: 'secret', least: 3, letters: true, words: secrets },
  {
    kind: 'account',
    least: afterName,
    letters: true,
    words: listed(`
      a/c, sort code, sort, iban, routing, aba, passbook, tin, utr, bsb, customer no, customer number, customer id, client no,
      client number, client id, user id, login id, banking number, banking id, membership number, upi,
      账号, 帐号, 賬號, 帳號, 账户号, 帳戶號, 賬戶號, 户口号, 戶口號, 存折号, 存摺號, 客户号, 客戶號, 税号, 稅號,
      رقم الحساب`),
  },
  {
    kind: 'account',
    least: afterWord,
    letters: true,
    words: listed(`
      account, acct, acc, ac, compte, konto, 账户, 帐户, 帳戶, 賬戶, 户口, 戶口, 戶頭, 户头, 存折, 存摺, 存簿, حساب`),
  },
  { kind: 'card', least: afterName, words: listed('卡号, 卡號') },
  {
    kind: 'card',
    least: afterWord,
    words: listed(`
      card, debit, carte, amex, mastercard, unionpay, 卡, 银行卡, 銀行卡, 信用卡, 借记卡, 借記卡, 储蓄卡, 儲蓄卡, 提款卡,
      金融卡, بطاقة`),
  },
  {
    kind: 'identity',
    least: afterName,
    letters: true,
    words: listed(`
      id card, identity card, hkid, nric, cpr, ssn, nino, ni, national insurance, social security, nhs, aadhaar, aadhar, itin,
      身份证, 身分證, 身份證, 身分證字, 证件号, 證件號, 护照, 護照, 居留证, 居留證, 通行证, 通行證, 回乡证, 回鄉證,
      台胞证, 台胞證, 社保号, 社保卡号, 医保卡号, 健保卡號`),
  },
  {
    kind: 'identity',
    least: afterWord,
    letters: true,
    words: listed('passport, passeport, id, fin, driving licence, driver license, visa, permit, pan, social'),
  },
  {
    kind: 'phone',
    least: afterWord,
    words: listed(`
      phone, telephone, mobile, portable, cell, cellphone, handphone, hp, tel, mob, fax, contact, whatsapp, contact number,
      手机, 手機, 手机号, 手機號, 电话, 電話, 电话号, 電話號, 联系方式, 聯絡方式, 传真, 傳真, 座机, 座機, 市話,
      هاتف, جوال`),
  },
  { kind: 'phone', least: afterWord, letters: true, words: listed('wechat, line id, 微信, 微信号, 微信號') },
  {
    kind: 'phone',
    least: 7,
    words: listed(`
      call, ring, dial, text, reach, appeler, 打, 打给, 打給, 拨, 撥, 拨打, 撥打, 致电, 致電, 回电, 回電, 覆電, 联系, 聯繫,
      聯絡, 留, 留了, 找`),
  },
];

/** Words right after a number that say that it is a phone number. */
export const answering: readonly string[] = listed(`
  called, rang, phoned, texted, is calling, wants a call, 回电, 回電, 覆電, 来电, 來電, 打来, 打來, 打过来`);

/** People and places that have numbers and cards of their own. A number directly after the word is private all the same. */
export const parties: readonly string[] = listed(`
  staff, employee, teller, visitor, parking, branch, 员工, 員工, 门禁, 門禁, 停车, 停車, 出入, 訪客, 访客`);

/** Words for the cards and passes of these. */
export const badges: readonly string[] = listed('card, badge, pass, permit, space, 卡, 证, 證, 牌');

const machines: readonly string[] = listed(`
  terminal, device, atm, pos, machine, kiosk, printer, scanner, router, server, asset, meter, tag, unit, part, model, build,
  version, firmware, merchant, transaction, txn, trans, session, token, ticket, order, job, case, batch, event, message,
  meeting, zoom, request, product, error, tracking, queue, gift, sim, 终端, 終端, 终端机, 終端機, 设备, 設備, 机器, 機器,
  自助机, 会议, 會議, 商户, 商戶, 交易, 饭, 流水, 订单, 訂單, 产品, 產品`);

/** What has a number of its own that is nobody's: before a word that names a private number, they make it theirs. */
export const things: readonly string[] = [...machines, ...parties];

/** Words before a number that say that it is not a person's, but of a thing, a paper or a device. */
export const against: readonly string[] = [
  ...machines,
  ...listed(`
    sn, s/n, serial, invoice, ref, reference, receipt, voucher, imei, policy, cheque, zip, postcode, suite, hotline, helpline,
    switchboard, customer service, customer services,
    编号, 編號, 单号, 單號, 工单, 工單, 工单号, 工單號, 发票, 發票, 发票号, 發票號, 流水号, 流水號, 序列号, 序列號, 序号,
    序號, 型号, 型號, 批号, 批號, 设备号, 設備號, 机具号, 機具號, 机号, 機號, 合同号, 合約號, 凭证号, 憑證號, 票号, 票號,
    票據, 票据, 籌號, 受理号, 受理號, 快递, 快遞, 运单, 運單, 统编, 統編, 案件号, 案號, 资产号, 資產號, 终端号, 終端號, 工号,
    工號, 柜员号, 櫃員號, 保单号, 保單號, 冠字号, 冠字號, 版本, 版本号, 版本號, 邮编, 郵編, 热线, 熱線, 专线, 專線, 总机, 總機`),
];

/** Words between a name and its number that belong to the name. */
export const ofNumber: readonly string[] = listed(
  'no, nr, num, number, id, code, #, 号, 號, 号码, 號碼, 码, 碼',
);

/** Words after an amount. */
export const money: readonly string[] = listed(`
  元, 万, 萬, 亿, 億, 块, 塊, 港币, 港幣, 人民币, 人民幣, 美元, 英镑, 英鎊, 台币, 台幣, 澳门元, 澳門元, usd, hkd, cny, rmb, gbp,
  bhd, sgd, twd, mop, eur, inr, dollars?, yuan, pounds?, euros?, dinars?, rupees?, %`);

/** Units, after a number that counts something. After a longer number some of them may be surnames: 张, 户, 年. */
export const units: readonly string[] = listed(`
  人, 笔, 筆, 张, 張, 次, 个, 個, 份, 台, 件, 户, 戶, 分, 秒, 小时, 小時, 天, 日, 月, 年, 周, 週, 位, 码, 碼, 部, 批, 套, 遍,
  people, customers, visitors, clients, notes, coins, sheets, copies, minutes, mins?, seconds, secs?, hours?, hrs?, days, weeks,
  months, years, times, attempts, tries, digits?, characters?, letters, pieces, cases, calls, cards, accounts, km, kg`);

/** Words before an amount. */
export const currencies: readonly string[] = [
  ...['¥', '￥', '\\$', '€', '£'],
  ...listed(`
    usd, hkd, cny, rmb, gbp, bhd, sgd, twd, mop, eur, inr, bd, rs, 金额, 金額, 余额, 餘額, 结余, 結餘, 港币, 港幣, 人民币,
    人民幣, 美元, 英镑, 英鎊, 台币, 台幣, 澳门元, 澳門元, 欧元, 歐元, 日元, amount, balance, total`),
];

/** Words between a name and a number that say that the number is something else. */
export const others: readonly string[] = listed(`
  limit, balance, amount, total, fee, cost, price, charge, version, model, time, date, expiry, valid, until, count, score, queue,
  ending, last, 额度, 額度, 限额, 限額, 余额, 餘額, 金额, 金額, 数量, 數量, 总数, 總數, 笔数, 筆數, 版本, 时间, 時間, 日期, 有效,
  到期, 型号, 型號, 尾号, 尾號, 后四位, 後四碼, 末四碼, 利率`);
