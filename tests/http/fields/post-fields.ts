import type { fieldsHouse } from "./fields-house.tsx";

/** A valid form. */
export const good = {
  subject: "refund",
  priority: "",
  message: "Bonjour,\r\nmerci.",
  note: "",
  day: "12 mars 2026",
  later: "",
  amount: "1 000,00 €",
  advance: "12,5",
  channel: "post",
  "reasons-bank": "oui",
  "lines-0-label": "Lunettes",
  "lines-0-amount": "310",
  agreed: "oui",
};

export function poster({ app }: ReturnType<typeof fieldsHouse>) {
  let cookie = "";
  let token = "";
  return async (path: string, fields: Record<string, string> | string) => {
    if (cookie === "") {
      const page = await app.inject("/npfr/demande");
      token = page.body.match(/name="_csrf" value="([^"]+)"/)?.[1] ?? "";
      cookie = page.cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
    }
    const body = typeof fields === "string" ? fields : new URLSearchParams(fields).toString();
    return app.inject({
      method: "POST",
      url: `/npfr${path}`,
      headers: { "content-type": "application/x-www-form-urlencoded", cookie },
      payload: `_csrf=${token}&${body}`,
    });
  };
}
