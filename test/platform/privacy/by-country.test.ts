import { describe, expect, it } from 'vitest';
import { mask } from '../../../src/platform/privacy/mask.js';

/** A line, its country, and what becomes of it. */
type Example = readonly [country: string, line: string, masked: string];

const phones: Example[] = [
  ['HK', 'call 9123 4567 back', 'call •••• 4567 back'],
  ['HK', '91234567', '•••• 4567'],
  ['HK', '客人電話 2796-1234', '客人電話 •••• 1234'],
  ['HK', '致電９１２３４５６７', '致電•••• 4567'],
  ['BH', '36123456 called', '•••• 3456 called'],
  ['BH', '3612 3456', '•••• 3456'],
  ['SG', '9123 4567', '•••• 4567'],
  ['US', '(415) 555-2671', '•••• 2671'],
  ['US', '4155552671', '•••• 2671'],
  ['FR', '06 12 34 56 78', '•••• 5678'],
  ['FR', '06.12.34.56.78', '•••• 5678'],
  ['FR', '0612345678', '•••• 5678'],
  ['MO', '6612 3456', '•••• 3456'],
  ['MO', '致電 28283232', '致電 •••• 3232'],
  ['CN', '138 00 13 80 00', '•••• 8000'],
  ['CN', '一三八零零一三八零零零', '•••• 8000'],
  ['CN', '电话是一三八〇〇一三八〇〇〇，请回电', '电话是•••• 8000，请回电'],
  ['CN', '幺三八零零幺三八零零零', '•••• 8000'],
  ['CN', '么三八零零么三八零零零', '•••• 8000'],
  ['CN', '一三八 零零一三 八零零零', '•••• 8000'],
  ['CN', '周一一三八零零一三八零零零来电', '周一•••• 8000来电'],
  ['CN', '138零零138零零零', '•••• 8000'],
  ['CN', '一八六，一二三四，五六七八', '•••• 5678'],
  ['TW', '0912 34 56 78', '•••• 5678'],
  ['TW', '04-2345678', '•••• 5678'],
  ['GB', '07912 34 56 78', '•••• 5678'],
  ['DE', '030 901820', '•••• 1820'],
  ['AU', '0412 345 678', '•••• 5678'],
  ['IN', '98765 43210', '•••• 3210'],
];

const identities: Example[] = [
  ['HK', 'A1234563 到訪', '•••• 4563 到訪'],
  ['HK', 'HKID a123456(3)', 'HKID •••• 4563'],
  ['CN', '11010519491231002×', '•••• 002X'],
  ['CN', '11010519491231002*，', '•••• 002X，'],
  ['CN', '11010519491231002Х', '•••• 002X'],
  ['GB', 'AB 12 34 56 C', '•••• 456C'],
  ['GB', 'ab123456c rang', '•••• 456C rang'],
  ['BH', '850112345', '•••• 2345'],
  ['SG', 'S1234567D', '•••• 567D'],
  ['SG', 'M1234567K', '•••• 567K'],
  ['US', '123-45-6789', '•••• 6789'],
  ['FR', '1 84 12 76 451 089 46', '•••• 8946'],
  ['FR', '184127645108946', '•••• 8946'],
  ['MO', '1234567(8)', '•••• 5678'],
  ['GB', '20-00-00 12345678', '•••• 5678'],
  ['HK', '012-345678-833', '•••• 8833'],
];

const named: Example[] = [
  ['CN', '账号 6217001234567890128x', '账号 •••• 128X'],
  ['CN', '账号：1234 5678 9012 3456', '账号：•••• 3456'],
  ['CN', '账户12345678被冻结', '账户•••• 5678被冻结'],
  ['TW', '帳號 0123-456-789012', '帳號 •••• 9012'],
  ['TW', '帳戶:012345678901', '帳戶:•••• 8901'],
  ['CN', '卡号 1234567890123456', '卡号 •••• 3456'],
  ['CN', '护照E12345678', '护照•••• 5678'],
  ['TW', '護照號碼：312345678', '護照號碼：•••• 5678'],
  ['CN', '身份证号是110105491231002', '身份证号是•••• 1002'],
  ['CN', '手机 1380013800', '手机 •••• 3800'],
  ['CN', '电话 88886666', '电话 •••• 6666'],
  ['GB', 'sort code 12-34-56', 'sort code •••• 56'],
  ['GB', 'sort code 12-34-56 account 12345678', 'sort code •••• 56 account •••• 5678'],
  ['GB', 'Account No. 1234-5678', 'Account No. •••• 5678'],
  ['GB', 'a/c 12345678', 'a/c •••• 5678'],
  ['GB', 'acct# 00123456', 'acct# •••• 3456'],
  ['GB', 'passport 123456789 lost', 'passport •••• 6789 lost'],
  ['GB', 'NI number AB 12 34 56 C', 'NI number •••• 456C'],
  ['GB', 'National Insurance: QQ123456C', 'National Insurance: •••• 456C'],
  ['GB', 'IBAN GB82WEST12345698765431', 'IBAN •••• 5431'],
  ['HK', 'ID no. 1234567', 'ID no. •••• 4567'],
  ['HK', 'card number 1234 5678', 'card number •••• 5678'],
  ['SG', 'NRIC S1234567A', 'NRIC •••• 567A'],
  ['BH', 'CPR 851312345', 'CPR •••• 2345'],
  ['US', 'SSN 123456789', 'SSN •••• 6789'],
  ['CN', '护照号 E 1234 5678', '护照号 •••• 5678'],
  ['CN', '账号 6217001234 - 3 张', '账号 •••• 1234 - 3 张'],
  ['GB', 'driving licence MORGA657054SM9IJ', 'driving licence •••• M9IJ'],
  ['US', 'phone 555-0132', 'phone •••• 0132'],
  ['US', 'mobile: 555 0132', 'mobile: •••• 0132'],
];

const brokenUp: Example[] = [
  ['CN', '6222021234567890\n128', '•••• 0128'],
  ['CN', '6222 0212 3456\n7890 128', '•••• 0128'],
  ['CN', '4111/1111/1111/1111', '•••• 1111'],
  ['CN', '4111，1111，1111，1111', '•••• 1111'],
  ['CN', '4111、1111、1111、1111', '•••• 1111'],
  ['CN', '4111*1111*1111*1111', '•••• 1111'],
  ['CN', '110105\n19491231002X', '•••• 002X'],
  ['CN', '110105/19491231/002X', '•••• 002X'],
  ['CN', '110105，19491231，002x', '•••• 002X'],
  ['CN', '138\n0013\n8000', '•••• 8000'],
  ['CN', '138/0013/8000', '•••• 8000'],
  ['CN', '138，0013，8000', '•••• 8000'],
  ['CN', '138*0013*8000', '•••• 8000'],
  ['CN', '1380013\n8000', '•••• 8000'],
  ['GB', 'DE89 3704 0044\n0532 0130 00', '•••• 3000'],
  ['GB', 'DE89/3704/0044/0532/0130/00', '•••• 3000'],
  ['GB', '07912/345678', '•••• 5678'],
];

/** What clerks type: broken up with any sign, spelt in words, named by a word before or behind; each leaked once. */
const typed: Example[] = [
  ['GB', 'customer lost card 4000,0566,5566,5556 at counter 2', 'customer lost card •••• 5556 at counter 2'],
  ['GB', 'card 4242;4242;4242;4242 swallowed by ATM1', 'card •••• 4242 swallowed by ATM1'],
  ['GB', 'card 4111|1111|1111|1111 declined twice', 'card •••• 1111 declined twice'],
  ['GB', 'card no 4012:8888:8888:1881 blocked', 'card no •••• 1881 blocked'],
  ['GB', 'call her on 7700 900 456 please', 'call her on •••• 0456 please'],
  ['GB', 'his number is oh seven seven double oh nine double oh four five six', 'his number is •••• 0456'],
  ['GB', 'phone zero seven seven zero zero nine zero zero one two three he said', 'phone •••• 0123 he said'],
  ['GB', 'ring 7946 0958 about the mortgage', 'ring •••• 0958 about the mortgage'],
  ['GB', 'sort 204545 acc 51234567', 'sort •••• 45 acc •••• 4567'],
  ['GB', 'CVV 123 written on the slip', 'CVV •••••• written on the slip'],
  ['GB', 'CVC: 987 read out loud in the queue', 'CVC: •••••• read out loud in the queue'],
  ['GB', 'PIN 4821 shouted by customer', 'PIN •••••• shouted by customer'],
  ['GB', 'her PIN is 4821, told her to change it', 'her PIN is ••••••, told her to change it'],
  ['GB', 'customer gave me his PIN, 4821, I refused', 'customer gave me his PIN, ••••••, I refused'],
  ['GB', 'password is hunter2024 on a post-it', 'password is •••••• on a post-it'],
  ['GB', 'password 19850312 on the back of the card', 'password •••••• on the back of the card'],
  ['GB', 'OTP 482913 did not arrive in time', 'OTP •••••• did not arrive in time'],
  ['GB', 'one time passcode 482 913 given to scammer', 'one time passcode •••••• given to scammer'],
  ['GB', 'security code on the back 123', 'security code on the back ••••••'],
  [
    'GB',
    'verification code was 482913 she told the caller',
    'verification code was •••••• she told the caller',
  ],
  ['GB', 'passcode: 48-29-13', 'passcode: ••••••'],
  ['GB', 'payee GB82,WEST,1234,5698,7654,32', 'payee •••• 5432'],
  ['GB', 'PIN four eight two one was heard by others', 'PIN •••••• was heard by others'],
  ['GB', 'telephone banking number 20448812 locked', 'telephone banking number •••• 8812 locked'],
  ['GB', '4821 is her PIN and she wrote it down', '•••••• is her PIN and she wrote it down'],
  ['GB', '51234567 is the account he wants closed', '•••• 4567 is the account he wants closed'],
  ['GB', 'text him on 07700,900,456', 'text him on •••• 0456'],
  ['GB', 'her mob 077OO 9OO456 typed with letter O', 'her mob •••• 0456 typed with letter O'],
  ['GB', 'passcode changed to 771204', 'passcode changed to ••••••'],
  ['GB', 'memorable PIN 3 times wrong, PIN 9034 reset', 'memorable PIN 3 times wrong, PIN •••••• reset'],
  ['CN', '卡6222,0212,3456,7890,128吞了', '卡•••• 0128吞了'],
  ['CN', '手机139,1234,5678请回电', '手机•••• 5678请回电'],
  ['CN', '联系139;1234;5678', '联系•••• 5678'],
  ['CN', '验证码482913被骗子套走', '验证码••••••被骗子套走'],
  ['CN', '验证码是482913', '验证码是••••••'],
  ['CN', '客户密码123456写在纸上', '客户密码••••••写在纸上'],
  ['CN', '密码：880214', '密码：••••••'],
  ['CN', '取款密码改成了880214', '取款密码改成了••••••'],
  ['CN', '密码一二三四五六被旁人听到', '密码••••••被旁人听到'],
  ['CN', 'CVV 123 被拍照', 'CVV •••••• 被拍照'],
  ['CN', '安全码456', '安全码••••••'],
  ['CN', '短信验证码收到的是4829', '短信验证码收到的是••••••'],
  ['CN', '动态口令771204', '动态口令••••••'],
  ['CN', '账户1234,5678,9012对不上', '账户•••• 9012对不上'],
  ['CN', '拨打62345678找他', '拨打•••• 5678找他'],
  ['CN', '请致电8765-4321', '请致电•••• 4321'],
  ['CN', '客户留8765-4321回电', '客户留•••• 4321回电'],
  ['CN', '他的账号应该是6217001234567890', '他的账号应该是•••• 7890'],
  ['CN', '482913是他的验证码', '••••••是他的验证码'],
  ['CN', '网银密码被改为Abc12345', '网银密码被改为••••••'],
  ['TW', '手機0912,345,678', '手機•••• 5678'],
  ['TW', '客戶留2345-6789', '客戶留•••• 6789'],
  ['TW', '密碼880214寫在存摺上', '密碼••••••寫在存摺上'],
  ['TW', '密碼是1234', '密碼是••••••'],
  ['TW', '驗證碼482913被騙走', '驗證碼••••••被騙走'],
  ['TW', '簡訊驗證碼：482 913', '簡訊驗證碼：••••••'],
  ['TW', '帳號0123,456,789012', '帳號•••• 9012'],
  ['TW', '卡片背面三碼123', '卡片背面三碼••••••'],
  ['TW', '戶頭012345678901被凍結', '戶頭•••• 8901被凍結'],
  ['TW', '提款卡密碼5566', '提款卡密碼••••••'],
  ['HK', 'call 9123,4567 back', 'call •••• 4567 back'],
  ['HK', 'PIN 8802 被偷看', 'PIN •••••• 被偷看'],
  ['HK', '信用卡 CVV321', '信用卡 CVV••••••'],
  ['HK', 'OTP 482913 俾咗騙徒', 'OTP •••••• 俾咗騙徒'],
  ['SG', 'OTP is 771204', 'OTP is ••••••'],
  ['BH', 'رقم الحساب ٠٠١٢٩٩١٢٣٤٥٦', 'رقم الحساب •••• 3456'],
  ['US', 'call 555-0132 after 3pm', 'call •••• 0132 after 3pm'],
  ['US', 'left 555-0132 on the form', 'left •••• 0132 on the form'],
  ['US', 'social 123456789 typed by mistake', 'social •••• 6789 typed by mistake'],
  ['US', 'PIN is 7788', 'PIN is ••••••'],
  ['FR', 'appeler 06,12,34,56,78', 'appeler •••• 5678'],
  ['FR', 'mot de passe 880214', 'mot de passe ••••••'],
  ['IN', 'Aadhaar 2341 2341 2346', 'Aadhaar •••• 2346'],
  ['IN', 'PAN ABCPE1234F', 'PAN •••• 234F'],
  ['IN', 'aadhaar no 499118665246', 'aadhaar no •••• 5246'],
  ['IN', 'UPI PIN 4821', 'UPI PIN ••••••'],
  ['CN', 'mobile one three nine one two three four five six seven eight', 'mobile •••• 5678'],
  ['GB', 'card four triple one, one one one one, one one one one, one one one one', 'card •••• 1111'],
  ['GB', 'card number: 4000=0566=5566=5556', 'card number: •••• 5556'],
  ['GB', 'card 4000 0566 - 5566 5556 exp 09/28 cvv 311', 'card •••• 5556 exp 09/28 cvv ••••••'],
  ['GB', '4 digit PIN 0071 on a sticky note', '4 digit PIN •••••• on a sticky note'],
  ['GB', 'he said "my pin\'s 4821" out loud', 'he said "my pin\'s ••••••" out loud'],
  ['GB', 'told me the PIN (4821) without being asked', 'told me the PIN (••••••) without being asked'],
  ['GB', 'cvv/731 visible on CCTV still', 'cvv/•••••• visible on CCTV still'],
  ['GB', 'OTP=550912 screenshot in chat', 'OTP=•••••• screenshot in chat'],
  ['GB', "customer's password: Summer2026!", "customer's password: ••••••!"],
  ['GB', 'passcode seven seven one two overheard', 'passcode •••••• overheard'],
  ['GB', 'call double oh four four seven seven double zero nine double zero one two three', 'call •••• 0123'],
  ['CN', '客户银行卡6222 0212 3456 7890 128密码880214都给了骗子', '客户银行卡•••• 0128密码••••••都给了骗子'],
  ['CN', '卡号是6222~0212~3456~7890~128', '卡号是•••• 0128'],
  ['CN', '客户说密码就是880214', '客户说密码就是••••••'],
  ['CN', '把验证码660912告诉了对方', '把验证码••••••告诉了对方'],
  ['CN', '验证码六六零九一二', '验证码••••••'],
  ['CN', '收到验证码，660912', '收到验证码，••••••'],
  ['CN', '支付密码147258', '支付密码••••••'],
  ['CN', 'PIN码4821', 'PIN码••••••'],
  ['CN', 'cvv2:731', 'cvv2:••••••'],
  ['CN', '微信lihua1990联系', '微信•••• 1990联系'],
  ['TW', 'OTP密碼771204', 'OTP密碼••••••'],
  ['TW', '電話銀行密碼一二三四', '電話銀行密碼••••••'],
  ['HK', 'PIN code 880214', 'PIN code ••••••'],
  ['US', 'his SSN is one two three four five six seven eight nine', 'his SSN is •••• 6789'],
  ['US', 'ATM PIN 1-2-3-4', 'ATM PIN ••••••'],
  ['FR', 'code secret 4821', 'code secret ••••••'],
];

/** What looks like it and is nobody's; each was masked once. */
const nobodys: (readonly [country: string, line: string])[] = [
  ['GB', 'terminal ID 20448812 offline'],
  ['GB', 'ATM ID 00451277 out of cash'],
  ['GB', 'kiosk id 88213377 frozen'],
  ['GB', 'asset ID 2044-8812 moved to the back office'],
  ['GB', 'ID card 2030 design not recognised'],
  ['GB', 'visa 20271231 runs out'],
  ['GB', 'account 300000 deposit offered'],
  ['GB', 'phone 0900-1700 Mon to Fri poster is wrong'],
  ['GB', 'employee ID 20448812 badge broken'],
  ['GB', 'merchant ID 20448812 offline'],
  ['GB', 'transaction ID 20448812 timed out'],
  ['CN', '举报电话12378 12363'],
  ['CN', '投诉电话 12378 / 12363 海报缺失'],
  ['CN', '电话 95588 95566 都打不通'],
  ['CN', '身份证2030年到期'],
  ['CN', '身份证2030到期'],
  ['CN', '护照2026年12月'],
  ['CN', '护照2026-12到期'],
  ['CN', '护照 20261201 到期'],
  ['CN', '身份证2026年11月29日换的'],
  ['CN', '终端ID 20448812 掉线'],
  ['CN', '设备ID：20448812'],
  ['TW', '身分證2030年到期'],
  ['TW', '護照2026年12月到期'],
  ['TW', '護照 2031 年'],
  ['TW', '檢舉電話 165 110'],
  ['TW', '終端機ID 20448812'],
  ['HK', 'terminal ID 20448812'],
  ['HK', '熱線 2233 3000 打唔通'],
  ['HK', '身份證 2018 年換新'],
  ['HK', '護照 2031 到期'],
  ['HK', '結餘 61234567'],
  ['SG', 'asset tag 9123 4567'],
  ['FR', 'counts 06 07 08 09 10'],
  ['GB', 'meeting ID 823 4567 8901'],
  ['CN', '银行卡 2028-03 到期'],
  ['HK', '港幣 91234567'],
  ['SG', 'hotline 6327 2265 poster torn'],
];

describe.each([
  ['phones at home', phones],
  ['identity numbers at home', identities],
  ['what a word names', named],
  ['numbers that are broken up', brokenUp],
  ['numbers as clerks type them', typed],
] as const)('%s', (_, examples) => {
  it.each(examples)('%s: %j', (country, line, expected) => {
    const { text, masked } = mask(line, { country });
    expect(text).toBe(expected);
    expect(masked.length).toBeGreaterThan(0);
    expect(mask(text, { country })).toEqual({ text, masked: [] });
  });
});

it.each(nobodys)("no one's private number, %s: %j", (country, line) => {
  expect(mask(line, { country })).toEqual({ text: line, masked: [] });
});

describe('public numbers', () => {
  it.each([
    ['CN', '客服热线改为 400-820-8820'],
    ['CN', '客服电话 4008208820'],
    ['CN', '拨打 800-820-8820'],
    ['CN', '电话 95588，投诉 12378、12345'],
    ['CN', '消保电话：021-12378'],
    ['GB', 'freephone 0800 121 4400'],
    ['GB', 'call 0345 604 0123 for lost cards'],
    ['TW', '客服專線 0800-123-456'],
    ['HK', '熱線 1878 200，電話 1823'],
    ['FR', '0 800 123 456'],
    ['US', '1-800-275-2273 or (800) 275-2273'],
    ['SG', '1800 222 2121'],
    ['BH', 'phone 80001234'],
  ])('%s: %j', (country, line) => {
    expect(mask(line, { country })).toEqual({ text: line, masked: [] });
  });

  it.each(['call 400-820-8820', '0800 121 4400', '4008208820'])('anywhere: %j', (line) => {
    expect(mask(line)).toEqual({ text: line, masked: [] });
  });
});

describe('numbers of the branch itself', () => {
  const own = ['Security desk: 0571-8888 6666', '保安 138 0013 8000'];

  it.each(['ask 0571 88886666', 'ask +86 571 8888 6666', '电话 138-0013-8000', '打13800138000'])(
    '%j',
    (line) => {
      expect(mask(line, { country: 'CN', own })).toEqual({ text: line, masked: [] });
    },
  );

  it('others are masked all the same', () => {
    expect(mask('0571-88886667', { country: 'CN', own }).text).toBe('•••• 6667');
    expect(mask('4111 1111 1111 1111', { country: 'CN', own: ['4111 1111 1111 1111'] }).text).toBe(
      '•••• 1111',
    );
  });
});

describe('words that show that a number is no phone number', () => {
  it.each([
    '设备编号 0571-12345678',
    '发票号 13800138000',
    '發票號碼：0912345678',
    '單號 0912-345-678',
    '单号：13800138000',
    '工单 13800138000 已关',
    'SN 13800138000',
    'S/N: 0571-12345678',
    'serial no. 13800138000',
    'invoice 020 7946 0958',
    'Invoice No: 07700900123',
    'ref 13800138000',
    'order 415-555-0132',
    'ticket #13800138000',
    'device no. 0571-12345678',
  ])('%j', (line) => {
    for (const country of ['CN', 'TW', 'GB', 'US', 'HK']) expect(mask(line, { country }).text).toBe(line);
  });

  it.each([
    ['编号 4111 1111 1111 1111', '编号 •••• 1111'],
    ['ref 11010519491231002X', 'ref •••• 002X'],
    ['order 5, phone 13800138000', 'order 5, phone •••• 8000'],
  ])('but a check digit is stronger: %j', (line, expected) => {
    expect(mask(line, { country: 'CN' }).text).toBe(expected);
  });
});
