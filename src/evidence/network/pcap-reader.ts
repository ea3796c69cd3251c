/**
 * Reads captures (pcap with micro- and nanoseconds, pcapng) as a stream: attempts on port 25 (SYN, and whether SYN-ACK came back), questions for
 * MX, and exported flow records (NetFlow, IPFIX) in UDP. Gap: IP fragments and DNS over TCP are not put together.
 */
import type { Observed } from "../../observed/observed.ts";
import type { Instant } from "../../platform/time.ts";
import type { Reader, Tally } from "../reader.ts";
import { DNS, FlowSink, SMTP, TCP, UDP } from "./flow-sink.ts";
import { NetflowDecoder } from "./netflow.ts";
import { mxQuestion, networkAt, type Packet, packetAt } from "./packet.ts";

const NG = 0x0a0d0d0a;
/** Larger blocks are damage. */
const BLOCK = 16 * 1024 * 1024;
const PENDING = 20_000;
const SYN = 0x02;
const ACK = 0x10;
/** Usual ports of collectors; elsewhere a payload must look like one by its first bytes, which chance does too. */
const COLLECTORS: ReadonlySet<number> = new Set([2055, 2056, 4432, 4739, 9991, 9995, 9996, 6343]);

interface Interface {
  readonly link: number;
  readonly perSecond: number;
}

export class PcapReader implements Reader {
  readonly tally: Tally;
  private readonly sink: FlowSink;
  private readonly netflow: NetflowDecoder;
  private readonly pending = new Map<string, { readonly at: Instant; readonly packet: Packet }>();
  private held: Buffer = Buffer.alloc(0);
  private kind: "unknown" | "pcap" | "pcapng" | "broken" = "unknown";
  private isLittle = true;
  private interfaces: Interface[] = [];

  constructor(tally: Tally) {
    this.tally = tally;
    this.sink = new FlowSink(tally);
    this.netflow = new NetflowDecoder(this.sink);
  }

  nextFile(): void {
    this.end();
    this.held = Buffer.alloc(0);
    this.kind = "unknown";
    this.interfaces = [];
  }

  push(chunk: Buffer): void {
    this.held = this.held.length === 0 ? chunk : Buffer.concat([this.held, chunk]);
    let at = 0;
    for (let next = this.step(at); next > at; next = this.step(at)) at = next;
    this.held = this.held.subarray(at);
  }

  end(): void {
    for (const { at, packet } of this.pending.values()) this.connection(at, packet, false);
    this.pending.clear();
    if (this.held.length > 0 && this.kind !== "broken") this.tally.limits("the capture ends in the middle of a packet");
    this.held = Buffer.alloc(0);
  }

  drain(): readonly Observed[] {
    return this.sink.drain();
  }

  /** Takes the piece at `at`; where it ends, or `at` when it is not here yet. */
  private step(at: number): number {
    if (this.kind === "unknown") return this.begin(at);
    if (this.kind === "pcap") return this.record(at);
    return this.kind === "pcapng" ? this.block(at) : this.held.length;
  }

  private u32(at: number): number {
    return this.isLittle ? this.held.readUInt32LE(at) : this.held.readUInt32BE(at);
  }

  private u16(at: number): number {
    return this.isLittle ? this.held.readUInt16LE(at) : this.held.readUInt16BE(at);
  }

  private begin(at: number): number {
    if (this.held.length < at + 24) return at;
    this.tally.sensors.add("flow records");
    const magic = this.held.readUInt32BE(at);
    if (magic === NG) {
      this.kind = "pcapng";
      return this.block(at);
    }
    this.isLittle = magic === 0xd4c3b2a1 || magic === 0x4d3cb2a1;
    const isNano = magic === 0xa1b23c4d || magic === 0x4d3cb2a1;
    this.interfaces = [{ link: this.u32(at + 20) & 0xffff, perSecond: isNano ? 1e9 : 1e6 }];
    this.kind = "pcap";
    return at + 24;
  }

  private record(at: number): number {
    if (this.held.length < at + 16) return at;
    const length = this.u32(at + 8);
    if (length > BLOCK) return this.broken();
    if (this.held.length < at + 16 + length) return at;
    const [about] = this.interfaces;
    if (about !== undefined) {
      const moment = this.u32(at) * 1000 + Math.floor((this.u32(at + 4) * 1000) / about.perSecond);
      this.frame(this.held.subarray(at + 16, at + 16 + length), about.link, moment);
    }
    return at + 16 + length;
  }

  /** Blocks of pcapng: section header, interface, enhanced packet; others are stepped over. */
  private block(at: number): number {
    if (this.held.length < at + 12) return at;
    if (this.held.readUInt32BE(at) === NG) this.isLittle = this.held.readUInt32LE(at + 8) === 0x1a2b3c4d;
    const type = this.u32(at);
    const length = this.u32(at + 4);
    if (length < 12 || length > BLOCK || length % 4 !== 0) return this.broken();
    if (this.held.length < at + length) return at;
    if (type === NG) this.interfaces = [];
    else if (type === 1) this.interfaces.push({ link: this.u16(at + 8), perSecond: this.resolution(at + 16, at + length - 4) });
    else if (type === 6 && length >= 32) this.enhanced(at, length);
    return at + length;
  }

  private enhanced(at: number, length: number): void {
    const about = this.interfaces[this.u32(at + 8)];
    const captured = this.u32(at + 20);
    if (about === undefined || captured > length - 32) return;
    const ticks = this.u32(at + 12) * 4_294_967_296 + this.u32(at + 16);
    this.frame(this.held.subarray(at + 28, at + 28 + captured), about.link, Math.floor((ticks / about.perSecond) * 1000));
  }

  /** Option if_tsresol: ticks a second, microseconds by default. */
  private resolution(start: number, stop: number): number {
    for (let at = start; at + 4 <= stop; ) {
      const code = this.u16(at);
      const length = this.u16(at + 2);
      const value = this.held[at + 4] ?? 6;
      if (code === 9 && length === 1) return (value & 0x80) !== 0 ? 2 ** (value & 0x7f) : 10 ** value;
      if (code === 0) break;
      at += 4 + length + ((4 - (length % 4)) % 4);
    }
    return 1e6;
  }

  private broken(): number {
    this.kind = "broken";
    this.tally.misses("damaged record in a capture");
    this.tally.loses("the capture is damaged; what came before the damage stands");
    return this.held.length;
  }

  private frame(bytes: Buffer, link: number, at: Instant): void {
    this.tally.understood++;
    this.tally.sees(at);
    const network = networkAt(bytes, link);
    const packet = network < 0 ? null : packetAt(bytes, network);
    if (packet === null) return; // ARP, ICMP, fragments: nothing of mail
    if (packet.protocol === TCP) this.tcp(packet, at);
    else if (packet.protocol === UDP) this.udp(packet, at);
  }

  private tcp(packet: Packet, at: Instant): void {
    const { flags, fromPort, toPort, from, to } = packet;
    if ((flags & (SYN | ACK)) === SYN && toPort === SMTP) {
      if (this.pending.size < PENDING) this.pending.set(`${from} ${fromPort} ${to}`, { at, packet });
      else this.connection(at, packet, null);
    } else if ((flags & (SYN | ACK)) === (SYN | ACK) && fromPort === SMTP) {
      const key = `${to} ${toPort} ${from}`;
      const begun = this.pending.get(key);
      this.pending.delete(key);
      if (begun !== undefined) this.connection(begun.at, begun.packet, true);
    }
  }

  private udp({ from, to, fromPort, toPort, payload }: Packet, at: Instant): void {
    if (toPort === DNS) {
      this.tally.sensors.add("name queries");
      const name = mxQuestion(payload);
      if (name !== null) this.sink.query(at, from, name, "MX");
    } else if (fromPort === DNS) this.tally.resolver(from);
    else if (COLLECTORS.has(toPort) || COLLECTORS.has(fromPort)) this.netflow.packet(payload, `${from} ${to}`);
  }

  private connection(at: Instant, { from, to, fromPort, toPort, protocol }: Packet, isEstablished: boolean | null): void {
    this.sink.connection({ at, from, to, fromPort, toPort, protocol, isEstablished });
  }
}
