/** Mail of an identity that is kept from leaving because of how it stands: released with it, or one by one. */
import { useMemo, useState } from "react";
import type { KeptRow } from "../../../../src/admin/contract.ts";
import { EndingButtons } from "../../parts/ending.tsx";
import { Section } from "../../parts/section.tsx";
import { KeptTable } from "../quarantine/kept-table.tsx";
import { isWaiting } from "../quarantine/waiting.ts";

export function HeldMail({ rows }: { readonly rows: readonly KeptRow[] }) {
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const chosen = useMemo(() => new Set(rows.filter((row) => isWaiting(row) && picked.has(row.id)).map(({ id }) => id)), [rows, picked]);
  if (rows.length === 0) return null;
  return (
    <Section title="Held mail" aside={<EndingButtons ids={[...chosen]} onDone={() => setPicked(new Set())} />}>
      <KeptTable rows={rows} chosen={chosen} onChosen={setPicked} />
    </Section>
  );
}
