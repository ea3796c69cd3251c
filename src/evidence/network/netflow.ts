/**
 * Decodes packets of NetFlow v5, v9 (RFC 3954) and IPFIX (RFC 7011): templates are kept for each exporter and domain, records before their
 * template are counted as not understood. Only addresses, ports, protocol, flags and times are read; everything else is stepped over by length.
 */
import type { Instant } from "../../platform/time.ts";
import { type FlowSink, TCP } from "./flow-sink.ts";
import { addressAt } from "./packet.ts";

interface Field {
  readonly id: number;
  readonly length: number;
}

interface Template {
  readonly fields: readonly Field[];
  /** Options describe the exporter, not flows. */
  readonly isOptions: boolean;
}

const TEMPLATES = 10_000;
const VARIABLE = 65_535;
/** Fields of a flow (IANA IPFIX information elements; the same numbers in v9). */
const E = {
  protocol: 4,
  flags: 6,
  fromPort: 7,
  from4: 8,
  toPort: 11,
  to4: 12,
  lastUp: 21,
  firstUp: 22,
  from6: 27,
  to6: 28,
  firstS: 150,
  firstMs: 152,
  firstUs: 154,
  observedMs: 323,
};

export class NetflowDecoder {
  private readonly templates = new Map<string, Template>();
  private readonly sink: FlowSink;

  constructor(sink: FlowSink) {
    this.sink = sink;
  }

  /** Decodes one packet of this exporter; false when it is none. */
  packet(bytes: Buffer, exporter: string): boolean {
    if (bytes.length < 16) return false;
    switch (bytes.readUInt16BE(0)) {
      case 5:
        return this.five(bytes);
      case 9:
        return bytes.length >= 20 && this.sets(bytes, 20, bytes.length, `${exporter} 9 ${bytes.readUInt32BE(16)}`, nineTime(bytes));
      case 10: {
        const end = Math.min(bytes.length, bytes.readUInt16BE(2));
        return this.sets(bytes, 16, end, `${exporter} 10 ${bytes.readUInt32BE(12)}`, { sent: bytes.readUInt32BE(4) * 1000, booted: null });
      }
      default:
        return false;
    }
  }

  private five(bytes: Buffer): boolean {
    const count = bytes.readUInt16BE(2);
    if (bytes.length < 24 + 48) return false;
    const booted = bytes.readUInt32BE(8) * 1000 - bytes.readUInt32BE(4);
    for (let n = 0, at = 24; n < count && at + 48 <= bytes.length; n++, at += 48) {
      this.flow(booted + bytes.readUInt32BE(at + 24), {
        from: addressAt(bytes, at, 4),
        to: addressAt(bytes, at + 4, 4),
        fromPort: bytes.readUInt16BE(at + 32),
        toPort: bytes.readUInt16BE(at + 34),
        flags: bytes[at + 37] ?? 0,
        protocol: bytes[at + 38] ?? 0,
      });
    }
    return true;
  }

  private sets(bytes: Buffer, start: number, end: number, domain: string, clock: Clock): boolean {
    const isIpfix = bytes.readUInt16BE(0) === 10;
    for (let at = start; at + 4 <= end; ) {
      const id = bytes.readUInt16BE(at);
      const length = bytes.readUInt16BE(at + 2);
      if (length < 4) break;
      const stop = Math.min(at + length, end);
      if (id === (isIpfix ? 2 : 0)) this.learn(bytes, at + 4, stop, domain, isIpfix);
      else if (id === (isIpfix ? 3 : 1)) this.learnOptions(bytes, at + 4, stop, domain, isIpfix);
      else if (id >= 256) this.data(bytes, at + 4, stop, this.templates.get(`${domain} ${id}`), clock);
      at += length;
    }
    return true;
  }

  private learn(bytes: Buffer, start: number, stop: number, domain: string, isIpfix: boolean): void {
    for (let at = start; at + 4 <= stop; ) {
      const id = bytes.readUInt16BE(at);
      const count = bytes.readUInt16BE(at + 2);
      if (id < 256) return; // padding
      const read = readFields(bytes, at + 4, stop, count, isIpfix);
      if (read === null) return;
      this.keep(`${domain} ${id}`, { fields: read.fields, isOptions: false });
      at = read.next;
    }
  }

  private learnOptions(bytes: Buffer, start: number, stop: number, domain: string, isIpfix: boolean): void {
    if (start + 6 > stop) return;
    const id = bytes.readUInt16BE(start);
    const first = bytes.readUInt16BE(start + 2);
    // v9 gives bytes of scope and of options, IPFIX the count of fields
    const count = isIpfix ? first : (first + bytes.readUInt16BE(start + 4)) / 4;
    const read = readFields(bytes, start + 6, stop, count, isIpfix);
    if (read !== null) this.keep(`${domain} ${id}`, { fields: read.fields, isOptions: true });
  }

  private keep(key: string, template: Template): void {
    this.sink.tally.understood++;
    if (this.templates.size < TEMPLATES || this.templates.has(key)) this.templates.set(key, template);
    else this.sink.tally.limits(`more than ${TEMPLATES} NetFlow templates; further ones were left out`);
  }

  private data(bytes: Buffer, start: number, stop: number, template: Template | undefined, clock: Clock): void {
    if (template === undefined) {
      this.sink.tally.misses("flow records whose template is not here");
      return;
    }
    for (let at = start; at < stop; ) {
      const record = readRecord(bytes, at, stop, template.fields);
      if (record === null) return; // padding
      if (template.isOptions) this.sink.tally.understood++;
      else this.flow(timeOf(record.values, clock), record.values);
      at = record.next;
    }
  }

  private flow(at: Instant, { from, to, fromPort, toPort, flags, protocol }: Values): void {
    if (from === null || to === null) {
      this.sink.tally.understood++; // layer 2, events of a firewall: no addresses, nothing for us
      return;
    }
    const isEstablished = protocol !== TCP || flags === null || flags === 0 ? null : (flags & 0x10) !== 0;
    this.sink.connection({ at, from, to, fromPort: fromPort ?? 0, toPort: toPort ?? 0, protocol: protocol ?? 0, isEstablished });
  }
}

interface Values {
  from: string | null;
  to: string | null;
  fromPort: number | null;
  toPort: number | null;
  flags: number | null;
  protocol: number | null;
  first?: number;
  firstUp?: number;
}

interface Clock {
  readonly sent: Instant;
  /** When the exporter was switched on, by which v9 counts. */
  readonly booted: Instant | null;
}

function nineTime(bytes: Buffer): Clock {
  const sent = bytes.readUInt32BE(8) * 1000;
  return { sent, booted: sent - bytes.readUInt32BE(4) };
}

function timeOf({ first, firstUp }: Values, { sent, booted }: Clock): Instant {
  if (first !== undefined) return first;
  return firstUp !== undefined && booted !== null ? booted + firstUp : sent;
}

function readFields(
  bytes: Buffer,
  start: number,
  stop: number,
  count: number,
  isIpfix: boolean,
): { readonly fields: readonly Field[]; readonly next: number } | null {
  const fields: Field[] = [];
  let at = start;
  for (let n = 0; n < count; n++) {
    if (at + 4 > stop) return null;
    const id = bytes.readUInt16BE(at);
    const length = bytes.readUInt16BE(at + 2);
    at += 4;
    const isEnterprise = isIpfix && (id & 0x8000) !== 0;
    if (isEnterprise) at += 4;
    fields.push({ id: isEnterprise ? -1 : id, length });
  }
  return { fields, next: at };
}

function readRecord(
  bytes: Buffer,
  start: number,
  stop: number,
  fields: readonly Field[],
): { readonly values: Values; readonly next: number } | null {
  const values: Values = { from: null, to: null, fromPort: null, toPort: null, flags: null, protocol: null };
  let at = start;
  for (const { id, length: declared } of fields) {
    let length = declared;
    if (declared === VARIABLE) {
      if (at >= stop) return null;
      length = bytes[at++] ?? 0;
      if (length === 255) {
        if (at + 2 > stop) return null;
        length = bytes.readUInt16BE(at);
        at += 2;
      }
    }
    if (at + length > stop) return null;
    take(values, id, bytes, at, length);
    at += length;
  }
  return at === start ? null : { values, next: at };
}

function take(values: Values, id: number, bytes: Buffer, at: number, length: number): void {
  const value = (): number => (length >= 1 && length <= 6 ? bytes.readUIntBE(at, length) : 0);
  if (id === E.from4 && length === 4) values.from = addressAt(bytes, at, 4);
  else if (id === E.to4 && length === 4) values.to = addressAt(bytes, at, 4);
  else if (id === E.from6 && length === 16) values.from ??= addressAt(bytes, at, 16);
  else if (id === E.to6 && length === 16) values.to ??= addressAt(bytes, at, 16);
  else if (id === E.fromPort) values.fromPort = value();
  else if (id === E.toPort) values.toPort = value();
  else if (id === E.flags) values.flags = value();
  else if (id === E.protocol) values.protocol = value();
  else if (id === E.firstUp) values.firstUp = value();
  else if (id === E.firstS) values.first = value() * 1000;
  else if ((id === E.firstMs || id === E.observedMs) && length === 8) values.first = Number(bytes.readBigUInt64BE(at));
  else if (id === E.firstUs && length === 8) values.first = (bytes.readUInt32BE(at) - NTP) * 1000;
}

/** From 1900 to 1970, seconds (RFC 5905). */
const NTP = 2_208_988_800;
