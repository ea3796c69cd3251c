/**
 * The known scams as one topic of the phrase index: a group for every family, language and part, so that a check can ask for both parts
 * in one language. Every family has every language, or its table does not compile.
 */
import type { PhraseTable } from "../table.ts";
import { words } from "../table.ts";
import { accountSuspended } from "./account-suspended.ts";
import { advanceFee } from "./advance-fee.ts";
import { crypto } from "./crypto.ts";
import { documentShare } from "./document-share.ts";
import { extortion } from "./extortion.ts";
import { type Family, LANGUAGES, type Language } from "./family.ts";
import { giftCard } from "./gift-card.ts";
import { inheritance } from "./inheritance.ts";
import { job } from "./job.ts";
import { multiFactor } from "./multi-factor.ts";
import { parcel } from "./parcel.ts";
import { paymentDetails } from "./payment-details.ts";
import { payroll } from "./payroll.ts";
import { qrCode } from "./qr-code.ts";
import { romance } from "./romance.ts";
import { tax } from "./tax.ts";
import { techSupport } from "./tech-support.ts";
import { urgentFavour } from "./urgent-favour.ts";
import { voicemail } from "./voicemail.ts";

export const families = {
  accountSuspended,
  advanceFee,
  crypto,
  documentShare,
  extortion,
  giftCard,
  inheritance,
  job,
  multiFactor,
  parcel,
  paymentDetails,
  payroll,
  qrCode,
  romance,
  tax,
  techSupport,
  urgentFavour,
  voicemail,
} as const satisfies Readonly<Record<string, Family>>;
export type FamilyName = keyof typeof families;

/** A family told in one language, and the two groups of the topic `scams` that tell it. */
export interface Tale {
  readonly family: FamilyName;
  readonly language: Language;
  readonly story: string;
  readonly ask: string;
}

// the keys are those of the two tables above
const familyNames = Object.keys(families) as readonly FamilyName[];
const languages = Object.keys(LANGUAGES) as readonly Language[];

export const tales: readonly Tale[] = familyNames.flatMap((family) =>
  languages.map((language) => ({ family, language, story: `${family} ${language} story`, ask: `${family} ${language} ask` })),
);

export const scams: PhraseTable = Object.fromEntries(
  tales.flatMap(({ family, language, story, ask }) => [
    [story, words(families[family][language].story)],
    [ask, words(families[family][language].ask)],
  ]),
);
