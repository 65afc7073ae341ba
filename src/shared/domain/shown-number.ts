/** How mobiles of a country are written at home: digits behind the country code, and the groups they fall into. */
interface HomeForm {
  code: string;
  mobile: RegExp;
  written: string;
}

/** Countries whose people write a mobile in one way; of every other country a number is shown with its code. */
const HOME_FORMS: Readonly<Record<string, HomeForm>> = {
  AU: { code: '61', mobile: /^(4\d\d)(\d{3})(\d{3})$/, written: '0$1 $2 $3' },
  GB: { code: '44', mobile: /^(7\d{3})(\d{6})$/, written: '0$1 $2' },
  IE: { code: '353', mobile: /^(8\d)(\d{3})(\d{4})$/, written: '0$1 $2 $3' },
  NZ: { code: '64', mobile: /^(2\d)(\d{3})(\d{4})$/, written: '0$1 $2 $3' },
  US: { code: '1', mobile: /^(\d{3})(\d{3})(\d{4})$/, written: '($1) $2-$3' },
};

const E164 = /^\+[1-9]\d{6,14}$/;
/** ITU-T E.164: which codes have one digit or two; all others have three. */
const SHORT_CODE = /^(?:1|7|2[07]|3[0-4]|36|39|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;

/**
 * A mobile number as people read it: "0412 345 678" at home, "+64 211 234 567" from elsewhere. What is no number in
 * E.164, such as an e-mail address, stays as it is.
 * @param country ISO 3166-1 code of the practice
 */
export function shownNumber(recipient: string, country: string): string {
  if (!E164.test(recipient)) return recipient;
  const digits = recipient.slice(1);
  const home = HOME_FORMS[country];
  if (home?.code === digits.slice(0, home?.code.length)) {
    const rest = digits.slice(home.code.length);
    if (home.mobile.test(rest)) return rest.replace(home.mobile, home.written);
  }
  const code = SHORT_CODE.exec(digits)?.[0] ?? digits.slice(0, 3);
  return `+${code} ${inGroups(digits.slice(code.length))}`;
}

/** Groups of three; a single digit that is left over stays with the last. */
function inGroups(digits: string): string {
  return digits.replaceAll(/\d{3}(?=\d{2,})/g, '$& ');
}
