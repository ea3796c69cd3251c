/** Every check, in the order in which they run and in which `explain` names them. A check that is not here does not exist. */
import { activeDocument } from "../checks/attachments/active-document.ts";
import { activePage } from "../checks/attachments/active-page.ts";
import { dangerousType } from "../checks/attachments/dangerous-type.ts";
import { lockedAttachment } from "../checks/attachments/locked.ts";
import { forgedOriginal } from "../checks/bounce/forged-original.ts";
import { campaign } from "../checks/bulk/campaign.ts";
import { conversation } from "../checks/bulk/conversation.ts";
import { newsletter } from "../checks/bulk/newsletter.ts";
import { invitation } from "../checks/calendar/invitation.ts";
import type { AnyCheck } from "../checks/check.ts";
import { advanceFee } from "../checks/content/advance-fee.ts";
import { contentBorrowedBrand } from "../checks/content/borrowed-brand.ts";
import { coldOffer } from "../checks/content/cold-offer.ts";
import { credentialLure } from "../checks/content/credential-lure.ts";
import { demand } from "../checks/content/demand.ts";
import { errand } from "../checks/content/errand.ts";
import { extortion } from "../checks/content/extortion.ts";
import { goods } from "../checks/content/goods.ts";
import { greeting } from "../checks/content/greeting.ts";
import { hiddenText } from "../checks/content/hidden-text.ts";
import { knownScam } from "../checks/content/known-scam.ts";
import { pageOnly } from "../checks/content/page-only.ts";
import { pictureOnly } from "../checks/content/picture-only.ts";
import { prize } from "../checks/content/prize.ts";
import { stranger } from "../checks/content/stranger.ts";
import { walletLure } from "../checks/content/wallet-lure.ts";
import { webForm } from "../checks/content/web-form.ts";
import { mailProgram } from "../checks/headers/mail-program.ts";
import { malformed } from "../checks/headers/malformed.ts";
import { recipients } from "../checks/headers/recipients.ts";
import { subjectCodes } from "../checks/headers/subject-codes.ts";
import { htmlForm } from "../checks/html/form.ts";
import { qrCode } from "../checks/images/qr-code.ts";
import { deceptiveLinks } from "../checks/links/deceptive.ts";
import { linkLookAlike } from "../checks/links/look-alike.ts";
import { poorHosts } from "../checks/links/poor-hosts.ts";
import { linkTricks } from "../checks/links/tricks.ts";
import { unrelatedLinks } from "../checks/links/unrelated.ts";
import { borrowedBrand } from "../checks/sender/borrowed-brand.ts";
import { disguisedLetters } from "../checks/sender/disguised-letters.ts";
import { displayNameSpoof } from "../checks/sender/display-name-spoof.ts";
import { knownCorrespondent } from "../checks/sender/known-correspondent.ts";
import { lookAlike } from "../checks/sender/look-alike.ts";
import { namesake } from "../checks/sender/namesake.ts";
import { ourPeople } from "../checks/sender/our-people.ts";
import { replyTo } from "../checks/sender/reply-to.ts";
import { throwawayDomain } from "../checks/sender/throwaway-domain.ts";
import { unrelatedAuthor } from "../checks/sender/unrelated-author.ts";

export const checks: readonly AnyCheck[] = [
  knownCorrespondent,
  displayNameSpoof,
  borrowedBrand,
  lookAlike,
  unrelatedAuthor,
  disguisedLetters,
  ourPeople,
  namesake,
  replyTo,
  throwawayDomain,
  recipients,
  malformed,
  mailProgram,
  subjectCodes,
  advanceFee,
  extortion,
  errand,
  stranger,
  credentialLure,
  walletLure,
  knownScam,
  demand,
  prize,
  goods,
  coldOffer,
  hiddenText,
  pictureOnly,
  pageOnly,
  contentBorrowedBrand,
  greeting,
  webForm,
  deceptiveLinks,
  linkLookAlike,
  unrelatedLinks,
  linkTricks,
  poorHosts,
  htmlForm,
  qrCode,
  invitation,
  dangerousType,
  activePage,
  activeDocument,
  lockedAttachment,
  forgedOriginal,
  newsletter,
  campaign,
  conversation,
];
