/**
 * Every bound of the gateway, with its reason. Reaching one is visible on the message, the connection or the event it concerns.
 * Each section belongs to one part of the house.
 */

// --- message reader (src/mail): a defect of the message names the limit that was reached ---

/** Parts of one message. The largest real digests and photo mails stay below 300. */
export const MESSAGE_PARTS = 1_000;
/** Ways of reading one ambiguous message that are followed. Honest mail has one, damaged mail two or three. */
export const READINGS = 8;
/** Levels of multipart and message/rfc822 inside each other. Bounces of forwards of forwards reach about 12; recursion stays shallow. */
export const MESSAGE_DEPTH = 50;
/** Fields in one header block. Long delivery routes reach 300. */
export const HEADER_FIELDS = 2_000;
/** Bytes of one header block that are indexed. */
export const HEADER_BYTES = 1_048_576;
/** Bytes of one field's value that are decoded: about 2,500 addresses in one To field. */
export const HEADER_VALUE_BYTES = 131_072;
/** Mailboxes read from one kind of address field. */
export const ADDRESSES = 2_000;
/** Received fields that are parsed. RFC 5321 6.3 wants loops found at 100. */
export const RECEIVED_HOPS = 200;
/** Parameters of one Content-Type or Content-Disposition. */
export const MIME_PARAMETERS = 100;
/** Characters of a decoded file name. File systems end at 255. */
export const FILENAME_CHARACTERS = 500;
/** Bytes of all transfer decodings of one message together: base64 and quoted-printable never grow, so this bounds memory. */
export const DECODED_BYTES = 33_554_432;
/** What decoding and unpacking may make of a message of `raw` bytes: encodings within encodings and archives must not grow without end. */
export function growthOf(raw: number, most: number): number {
  return Math.min(most, 2 * raw + 2_097_152);
}
/** Bytes of one text part that are turned into text. */
export const TEXT_PART_BYTES = 1_048_576;
/** Characters of text that a reader sees and checks match against. */
export const TEXT_CHARACTERS = 262_144;
/** Characters of HTML that are scanned in one message, attachments included. */
export const HTML_CHARACTERS = 2_097_152;
/** HTML tags of one part. A newsletter of 100 KB has about 3,000. */
export const HTML_TAGS = 50_000;
/** Open elements that are remembered; browsers stop nesting at 512. */
export const HTML_DEPTH = 512;
/** Attributes of one tag that are read. */
export const HTML_ATTRIBUTES = 100;
/** Images and forms that are listed. */
export const HTML_ITEMS = 1_000;
/** Links of one message. */
export const LINKS = 2_000;
/** Characters of one URL; browsers accept more, mail does not need it (data: URLs are cut). */
export const URL_CHARACTERS = 8_192;
/** Characters kept of the text that is shown for a link. */
export const LINK_SHOWN_CHARACTERS = 500;
/** Names listed from one archive. */
export const ARCHIVE_MEMBERS = 1_000;
/** uuencoded files looked for in one text part. */
export const UUENCODED_FILES = 100;
/** Pixels of one picture that is searched for codes (a screen shot of 2,560 x 1,440), of all of one message, and their number. 10 to 40 ms a megapixel. */
export const CODE_PICTURE_PIXELS = 4_000_000;
export const CODE_PIXELS = 8_000_000;
export const CODE_PICTURES = 30;
/** Bytes of such a picture; random pixels of that size as PNG have half of them. */
export const CODE_PICTURE_BYTES = 8_388_608;
/** Codes drawn with characters or table cells that are rendered. */
export const CODE_DRAWINGS = 5;
/** Files inside attachments that are opened in one message, how deep, and their unpacked bytes together. */
export const CARRIER_FILES = 100;
export const CARRIER_DEPTH = 4;
export const CARRIER_BYTES = 16_777_216;
/** Defects remembered of one name, and of one message. */
export const DEFECTS_PER_NAME = 3;
export const DEFECTS = 200;

// --- smtp doors (src/doors/smtp): reaching one is a reply to the client and a session.troubled event ---

export interface SmtpDoorLimits {
  /** Milliseconds before the greeting in which a client must not talk. Honest clients wait; a few are enough to catch those that do not. */
  readonly greetingDelay: number;
  /** Milliseconds to wait for a complete command line (RFC 5321 4.5.3.2.7: at least 5 minutes). */
  readonly commandTimeout: number;
  /** Milliseconds without any byte of a message (RFC 5321 4.5.3.2.5: 3 minutes for a data block). */
  readonly dataBlockTimeout: number;
  /** Milliseconds in which one message must be complete: 25 MB over a 256 kbit/s line takes 14 minutes. */
  readonly dataTotalTimeout: number;
  /** Bytes a second that a message must arrive with on average, once `slowDataGrace` is over. A GSM modem had 1,000. */
  readonly minDataRate: number;
  /** Milliseconds of a message's arrival in which its rate does not matter. */
  readonly slowDataGrace: number;
  /** Milliseconds to wait for a client that does not read its replies, and for a TLS handshake. */
  readonly writeTimeout: number;
  readonly tlsTimeout: number;
  /** Octets of a command line. RFC 5321 4.5.3.1.4 says 512; SMTPUTF8, ORCPT and ENVID together reach about 1,700. */
  readonly commandLine: number;
  /** Octets of a line of an AUTH exchange (RFC 4954 section 4.3). */
  readonly authLine: number;
  /** Octets of an endless command line that are thrown away before the connection is. */
  readonly skippedLine: number;
  /** Wrong commands (5xx) before 421; a message that was taken forgives them. People type wrong less often, programs do not learn. */
  readonly maxErrors: number;
  /** Refused recipients of one connection before 421: dead addresses of an old list, not a harvest. */
  readonly maxRefusedRecipients: number;
  /** Commands in a row that bring no message on (NOOP, RSET, VRFY, EHLO …) before 421. */
  readonly maxIdleCommands: number;
  /** Failed sign-ins of one connection before 421. */
  readonly maxSignInFailures: number;
  /** Failed sign-ins of one client address, and of one account, within `signInWindow` milliseconds before 454 4.7.0. */
  readonly maxSignInFailuresPerClient: number;
  readonly maxSignInFailuresPerAccount: number;
  readonly signInWindow: number;
  /** Sign-ins that wait for their turn (each costs about 30 ms of CPU and 19 MiB while it is worked on) before 454 4.7.0. */
  readonly maxWaitingSignIns: number;
}

export const SMTP_DOOR_LIMITS: SmtpDoorLimits = {
  greetingDelay: 10,
  commandTimeout: 300_000,
  dataBlockTimeout: 180_000,
  dataTotalTimeout: 1_800_000,
  minDataRate: 200,
  slowDataGrace: 60_000,
  writeTimeout: 60_000,
  tlsTimeout: 30_000,
  commandLine: 2_048,
  authLine: 12_288,
  skippedLine: 65_536,
  maxErrors: 10,
  maxRefusedRecipients: 100,
  maxIdleCommands: 100,
  maxSignInFailures: 3,
  maxSignInFailuresPerClient: 20,
  maxSignInFailuresPerAccount: 20,
  signInWindow: 600_000,
  maxWaitingSignIns: 50,
};

/** Bytes of commands that are buffered of one connection while it waits for us; TCP holds back the rest. */
export const SMTP_INPUT_BUFFER = 65_536;
/** Bytes of replies that a client may leave unread before its commands wait. */
export const SMTP_OUTPUT_BUFFER = 16_384;
/** Octets of a path with its brackets (RFC 5321 4.5.3.1.3) and of a domain (RFC 5321 4.5.3.1.2). VERP and SRS exceed 64 octets of local part. */
export const SMTP_PATH = 256;
export const SMTP_DOMAIN = 255;
/** Characters of ENVID and octets of ORCPT (RFC 3461 sections 4.4 and 4.2). */
export const SMTP_ENVID = 100;
export const SMTP_ORCPT = 500;
/** Characters of one reply line with its code (RFC 5321 4.5.3.1.5: 512 octets), and lines of one reply. */
export const SMTP_REPLY_LINE = 480;
export const SMTP_REPLY_LINES = 20;
/** Milliseconds in which trouble of one kind and client becomes one event with a count. */
export const SMTP_TROUBLE_WINDOW = 1_000;
/** Kinds and clients whose trouble is counted apart at one moment; beyond it the client is left out. */
export const SMTP_TROUBLE_KEYS = 1_000;
/** Addresses and accounts whose failed sign-ins are remembered; the oldest go first. */
export const SIGN_IN_KEYS = 10_000;
/** Bytes of a users file: about 50,000 users. */
export const USERS_FILE_BYTES = 10_485_760;
