/** Finds the queue id in the final reply of common servers; what looks like none of them has none. */

/** Each is anchored by the words that its server puts around the id. */
const SHAPES: readonly RegExp[] = [
  /\bqueued as ([0-9A-Za-z.-]{5,64})/i, // Postfix, Amavis, OpenSMTPD relays, Haraka
  /\bid=([0-9A-Za-z-]{10,40})/, // Exim
  /\bInternalId=(\d{1,20})/i, // Exchange
  /^([0-9A-Za-z]{10,20}) Message accepted for delivery/i, // sendmail
  /^([0-9a-f]{8}) Message accepted for delivery/i, // OpenSMTPD
  /\bTaken as ([0-9A-Z]{26})\b/, // Postern
  /^OK {1,3}\d{10} ([0-9a-zA-Z.-]{8,64}) - gsmtp/i, // Google
  /^ok \d{10} qp (\d{1,10})/i, // qmail
];

export function queueIdOf(text: string): string | null {
  for (const shape of SHAPES) {
    const id = shape.exec(text)?.[1];
    if (id !== undefined) return id.replace(/[.-]+$/, "");
  }
  return null;
}
