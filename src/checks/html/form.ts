/** Forms and scripts inside the message. Mail programs disable them; who sends them wants a password before anyone looks at an address bar. */
import { z } from "zod";
import { defineCheck } from "../check.ts";

export const htmlForm = defineCheck({
  id: "html/form",
  title: "The message itself holds a form or a script",
  why: "A form inside a mail has no address bar that could warn its reader.",
  references: [],
  phase: "content",
  directions: ["inbound", "outbound"],
  needs: [],
  options: z.object({}),
  findings: {
    HTML_PASSWORD_FORM: { score: 5, leaning: "phish", meaning: "The message holds a form that asks for a password." },
    HTML_REFRESH: { score: 3, leaning: "phish", meaning: "The message sends its reader to another page by itself." },
  },
  run({ message }, found) {
    const { forms, hasMetaRefresh } = message.html;
    const password = forms.find((form) => form.hasPassword);
    if (password !== undefined) found("HTML_PASSWORD_FORM", password.action);
    if (hasMetaRefresh) found("HTML_REFRESH", "");
  },
});
