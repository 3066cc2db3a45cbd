// How many decimals a currency has by ISO 4217. `Intl` does not know that: it gives the decimals
// that people usually write, such as 0 for iqd, which has 3.
const WITHOUT_DECIMALS = 'bif clp djf gnf isk jpy kmf krw pyg rwf ugx vnd vuv xaf xof xpf';
const WITH_THREE_DECIMALS = 'bhd iqd jod kwd lyd omr tnd';
const WITH_TWO_DECIMALS = `aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bmd bnd bob brl bsd
  btn bwp byn bzd cad cdf chf cny cop crc cup cve czk dkk dop dzd egp ern etb eur fjd fkp gbp gel
  ghs gip gmd gtq gyd hkd hnl htg huf idr ils inr irr jmd kes kgs khr kpw kyd kzt lak lbp lkr lrd
  lsl mad mdl mga mkd mmk mnt mop mru mur mvr mwk mxn myr mzn nad ngn nio nok npr nzd pab pen pgk
  php pkr pln qar ron rsd rub sar sbd scr sdg sek sgd shp sle sos srd ssp stn svc syp szl thb tjs
  tmt top try ttd twd tzs uah usd uyu uzs ves wst xcd xcg yer zar zmw zwg`;

const EXPONENTS: ReadonlyMap<string, number> = new Map([
  ...entries(WITHOUT_DECIMALS, 0),
  ...entries(WITH_TWO_DECIMALS, 2),
  ...entries(WITH_THREE_DECIMALS, 3),
]);

/** Fifteen digits: with more, two different amounts can give the same number in major units. */
export const LARGEST_AMOUNT = 999_999_999_999_999;

/**
 * `toMajor(49_990, 'try')` is 499.9. Dividing one whole number by another once gives exactly the
 * number that the decimal text 499.9 gives.
 * @throws RangeError for a currency we do not know, or an amount that is not whole or too large
 */
export function toMajor(amountMinor: number, currency: string): number {
  return inRange(amountMinor) / 10 ** exponentOf(currency);
}

/**
 * `toMinor(1.15, 'try')` and `toMinor('1.15', 'try')` are 115. It moves the decimal point in the
 * text, because 1.15 * 100 is 114.99999999999999.
 * @throws RangeError for an unknown currency, too many decimals, or a value that is no amount
 */
export function toMinor(amountMajor: number | string, currency: string): number {
  const exponent = exponentOf(currency);
  const [, whole, decimals = ''] = /^(\d+)(?:\.(\d+))?$/.exec(String(amountMajor)) ?? [];
  if (whole === undefined) throw new RangeError(`${amountMajor} is not an amount of money`);
  if (decimals.length > exponent) {
    throw new RangeError(`${amountMajor} has more than the ${exponent} decimals of ${currency}`);
  }
  return inRange(Number(whole + decimals.padEnd(exponent, '0')));
}

function exponentOf(currency: string): number {
  const exponent = EXPONENTS.get(currency);
  if (exponent === undefined) {
    throw new RangeError(`${JSON.stringify(currency)} is not a currency in lower-case ISO 4217`);
  }
  return exponent;
}

function inRange(amountMinor: number): number {
  if (!Number.isInteger(amountMinor) || amountMinor < 0 || amountMinor > LARGEST_AMOUNT) {
    throw new RangeError(`An amount is whole, from 0 to ${LARGEST_AMOUNT}: ${amountMinor}`);
  }
  return amountMinor;
}

function entries(currencies: string, exponent: number): [string, number][] {
  return currencies.split(/\s+/).map((currency) => [currency, exponent]);
}
