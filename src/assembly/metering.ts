/** Turns events into the numbers of /metrics. Labels come from closed sets or from the configuration, never from mail. */
import type { PosternEvent } from "../events/event.ts";
import type { Metrics } from "../platform/metrics.ts";
import type { EventLog } from "../ports/event-log.ts";
import type { PatternCosts } from "../rules/build.ts";

export interface Gauges {
  readonly connections: () => number;
  readonly scansWaiting: () => number;
  readonly hopsFailing: () => number;
  readonly outboxWaiting: () => number;
  /** How many senders stand in each state but normal; empty when the outbound watch is off. */
  readonly identities: () => readonly (readonly [state: string, count: number])[];
  readonly patternCosts: () => readonly PatternCosts[];
}

/** So many patterns have lines of their own, the dearest. */
const PATTERNS = 100;

/** Starts counting; returns the way to stop. */
export function meter(metrics: Metrics, events: Pick<EventLog, "subscribe">, gauges: Gauges): () => void {
  const judged = metrics.counter("postern_messages_judged_total", "Messages judged, by direction and class.");
  const handled = metrics.counter("postern_messages_handled_total", "Transactions ended, by outcome.");
  const faults = metrics.counter("postern_faults_total", "Messages deferred because of a fault of our own, by code.");
  const refused = metrics.counter("postern_recipients_refused_total", "Recipients refused, by whom.");
  const troubles = metrics.counter("postern_session_troubles_total", "Sessions in trouble, by kind.");
  const signIns = metrics.counter("postern_sign_ins_total", "Sign-ins of submitters, by result.");
  const outbox = metrics.counter("postern_outbox_attempts_total", "Attempts to deliver from the outbox, by result.");
  const ended = metrics.counter("postern_kept_ended_total", "Kept messages that ended, by how.");
  const unscannable = metrics.counter("postern_unscannable_total", "Messages that could not be examined in time.");
  const changes = metrics.counter("postern_identity_changes_total", "Changes of how a sender of ours stands, by the new state.");
  const weighed = metrics.counter("postern_messages_weighed_total", "Messages of senders that do not stand as normal, by state.");
  const seconds = metrics.histogram("postern_handling_seconds", "From the last byte of a message to the reply.");
  metrics.gauge("postern_connections", "Open SMTP connections.", gauges.connections);
  metrics.gauge("postern_scans_waiting", "Messages that wait for a scan worker.", gauges.scansWaiting);
  metrics.gauge("postern_next_hops_failing", "Next hops whose last attempt failed.", gauges.hopsFailing);
  metrics.gauge("postern_outbox_waiting", "Entries in the outbox.", gauges.outboxWaiting);
  metrics.gauge("process_resident_memory_bytes", "Resident memory of the process.", () => process.memoryUsage.rss());
  metrics.gauge("process_cpu_seconds_total", "CPU time of the process.", () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
  });
  const standing = () => gauges.identities().map(([state, count]) => [{ state }, count] as const);
  metrics.table("postern_identities", "Senders of ours that do not stand as normal, by state.", standing, "gauge");
  const patterns = (value: (costs: PatternCosts) => number) => () =>
    gauges
      .patternCosts()
      .slice(0, PATTERNS)
      .map((costs) => [{ scope: costs.scope, pattern: costs.source }, value(costs)] as const);
  metrics.table(
    "postern_rule_pattern_matches_total",
    "Matches of patterns of declared rules.",
    patterns(({ matches }) => matches),
  );
  metrics.table(
    "postern_rule_pattern_tries_total",
    "Places at which they were tried.",
    patterns(({ confirms }) => confirms),
  );
  metrics.table(
    "postern_rule_pattern_seconds_total",
    "Time that they took, estimated from samples.",
    patterns(({ microseconds }) => microseconds / 1e6),
  );
  const count = (event: PosternEvent): void => {
    if (event.type === "message.intended") judged.add({ direction: event.direction, class: event.class });
    else if (event.type === "message.handled") {
      handled.add({ outcome: event.outcome });
      seconds.observe(event.milliseconds / 1_000);
    } else if (event.type === "message.faulted") faults.add({ code: event.code });
    else if (event.type === "identity.changed") changes.add({ to: event.to });
    else if (event.type === "message.weighed") weighed.add({ state: event.state });
    else if (event.type === "message.unscannable") unscannable.add();
    else if (event.type === "recipient.refused") refused.add({ by: event.by });
    else if (event.type === "session.troubled") troubles.add({ trouble: event.trouble }, event.count);
    else if (event.type === "submitter.signed-in") signIns.add({ result: "accepted" });
    else if (event.type === "submitter.refused") signIns.add({ result: event.putOff === true ? "put-off" : "refused" });
    else if (event.type === "outbox.tried") outbox.add({ result: event.result });
    else if (event.type === "kept.ended") ended.add({ how: event.how });
  };
  return events.subscribe((batch) => {
    for (const event of batch) count(event);
  });
}
