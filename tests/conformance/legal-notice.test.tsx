import { render } from "preact-render-to-string";
import { expect, test } from "vitest";
import { LegalPage } from "#modules/public/pages/legal-page.tsx";
import { spaces } from "#spaces/index.ts";
import { fourth } from "../spaces/fourth/space.ts";

test.each([...spaces, fourth])("the legal notice of $id names who is responsible, in French", (space) => {
  const page = render(<LegalPage space={space} />).replace(/[\u00a0\u202f]/g, " ");
  expect(page).toContain(`Sous la responsabilité ${space.wording.legal.director}<`);
  expect(page).toMatch(/Sous la responsabilité (du|de la|des|de l’)(?! l[ae]s? )/);
});
