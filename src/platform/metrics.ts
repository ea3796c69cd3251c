/**
 * Counters, gauges and histograms in the Prometheus text format (version 0.0.4). Small on purpose: labels are few and come from
 * closed sets in the code or from the configuration, never from mail, so that hostile input cannot grow the table.
 */
type Labels = Readonly<Record<string, string>>;

interface Family {
  readonly kind: "counter" | "gauge" | "histogram";
  readonly help: string;
  readonly lines: () => Iterable<readonly [suffix: string, labels: Labels, value: number]>;
}

/** Seconds; from a fast scan to a slow next hop. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export interface Counter {
  add(labels?: Labels, amount?: number): void;
}

export interface Histogram {
  observe(seconds: number): void;
}

export class Metrics {
  readonly #families = new Map<string, Family>();

  counter(name: string, help: string): Counter {
    const values = new Map<string, { labels: Labels; value: number }>();
    this.#families.set(name, { kind: "counter", help, lines: () => [...values.values()].map(({ labels, value }) => ["", labels, value]) });
    return {
      add: (labels = {}, amount = 1) => {
        const key = JSON.stringify(labels);
        const entry = values.get(key);
        if (entry === undefined) values.set(key, { labels, value: amount });
        else entry.value += amount;
      },
    };
  }

  /** `read` is called when somebody looks. */
  gauge(name: string, help: string, read: () => number): void {
    this.#families.set(name, { kind: "gauge", help, lines: () => [["", {}, read()]] });
  }

  /** Counters that somebody else keeps, a line for each of the labels. */
  table(
    name: string,
    help: string,
    read: () => readonly (readonly [labels: Labels, value: number])[],
    kind: "counter" | "gauge" = "counter",
  ): void {
    this.#families.set(name, { kind, help, lines: () => read().map(([labels, value]) => ["", labels, value] as const) });
  }

  histogram(name: string, help: string): Histogram {
    const counts = new Array<number>(BUCKETS.length).fill(0);
    let sum = 0;
    let total = 0;
    this.#families.set(name, {
      kind: "histogram",
      help,
      lines: () => [
        ...BUCKETS.map((bound, i): readonly [string, Labels, number] => ["_bucket", { le: String(bound) }, counts[i] ?? 0]),
        ["_bucket", { le: "+Inf" }, total],
        ["_sum", {}, sum],
        ["_count", {}, total],
      ],
    });
    return {
      observe: (seconds) => {
        sum += seconds;
        total++;
        for (const [i, bound] of BUCKETS.entries()) if (seconds <= bound) counts[i] = (counts[i] ?? 0) + 1;
      },
    };
  }

  /** The whole page. */
  toText(): string {
    let page = "";
    for (const [name, family] of this.#families) {
      page += `# HELP ${name} ${family.help}\n# TYPE ${name} ${family.kind}\n`;
      for (const [suffix, labels, value] of family.lines()) page += `${name}${suffix}${toLabels(labels)} ${value}\n`;
    }
    return page;
  }
}

function toLabels(labels: Labels): string {
  const pairs = Object.entries(labels).map(
    ([name, value]) => `${name}="${value.replace(/[\\"\n]/g, (c) => (c === "\n" ? "\\n" : `\\${c}`))}"`,
  );
  return pairs.length === 0 ? "" : `{${pairs.join(",")}}`;
}
