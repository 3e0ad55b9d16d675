import { writeFile } from "node:fs/promises";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { keyboardOf } from "../guides/keyboard.ts";
import { expectNoSidewaysScroll, lookOver, lookOverMarkup } from "../guides/look-over.ts";
import { button, field } from "../guides/steps.ts";
import { type Served, serveProgram } from "./serve-program.ts";

let form: Served;
test.beforeAll(async () => {
  form = await serveProgram("tests/pages/fields-server.tsx");
});
test.afterAll(() => form.stop());

const line = (page: Page, number: number) =>
  page.getByRole("group", { name: `Dépense ${number}`, exact: true });
const lines = (page: Page) => page.getByRole("group", { name: /^Dépense \d$/ });

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("every field can be filled in and corrected with the keyboard", async ({ page }) => {
    const { press, type, reach } = keyboardOf(page);
    const fill = async (target: Locator, text: string) => {
      await reach(target);
      await page.keyboard.type(text);
    };
    await page.goto(`${form.origin}/npfr/demande`);

    await test.step("Enter in a text field submits the form, and adds no line", async () => {
      await fill(line(page, 1).getByLabel("Libellé"), "Lunettes");
      await page.keyboard.press("Enter");
      await expect(page.getByRole("alert")).toBeFocused();
      await expect(lines(page)).toHaveCount(1);
      await expect(line(page, 1).getByLabel("Libellé")).toHaveValue("Lunettes");
      await lookOverMarkup(page);
      await expectNoSidewaysScroll(page);
    });

    await test.step("each error links to its field", async () => {
      for (const [message, target] of [
        ["Choisissez l’objet de votre demande.", field(page, "Objet")],
        ["Choisissez comment recevoir la réponse.", field(page, "Par mail")],
        ["Cochez au moins une raison.", field(page, "Déménagement")],
        ["Cochez cette case pour continuer.", page.getByLabel("Je certifie")],
      ] as const) {
        await page.getByRole("alert").getByRole("link", { name: message }).focus();
        await page.keyboard.press("Enter");
        await expect(target).toBeFocused();
      }
    });

    await test.step("one button adds a line and moves the focus to it; another removes it", async () => {
      await press(button(page, "Ajouter une dépense"));
      await expect(line(page, 2).getByLabel("Libellé")).toBeFocused();
      await expect(page.getByRole("alert")).toHaveCount(0);
      await page.keyboard.type("Bains");
      await press(button(page, "Ajouter une dépense"));
      await expect(lines(page)).toHaveCount(3);
      await expect(button(page, "Ajouter une dépense")).toHaveCount(0);
      await press(line(page, 1).getByRole("button", { name: "Retirer" }));
      await expect(lines(page)).toHaveCount(2);
      await expect(line(page, 1).getByLabel("Libellé")).toHaveValue("Bains");
      await expect(line(page, 1).getByLabel("Libellé")).toBeFocused();
    });

    await test.step("the whole form can be filled in", async () => {
      await reach(field(page, "Objet"));
      await page.keyboard.type("Ma");
      await expect(field(page, "Objet")).toHaveValue("card");
      await type("Message", "Bonjour");
      await type("Date des soins", "12.3.26");
      await type("Montant réglé", "1 000,00");
      await reach(field(page, "Par mail"));
      await page.keyboard.press("ArrowDown");
      await expect(field(page, "Par courrier")).toBeChecked();
      await reach(field(page, "Compte bancaire"));
      await page.keyboard.press("Space");
      await fill(line(page, 1).getByLabel("Montant"), "12");
      await reach(page.getByLabel("Je certifie"));
      await page.keyboard.press("Space");
      await press(button(page, "Envoyer"));
      await expect(page.getByText("Bien reçu")).toBeVisible();
    });
  });

  test("a file is received; the form shown again names it", async ({ page }) => {
    await page.goto(`${form.origin}/npfr/piece`);
    const document = { name: "relevé d’août.pdf", mimeType: "application/pdf", buffer: Buffer.alloc(50_000) };
    await field(page, "Document").setInputFiles(document);
    await button(page, "Envoyer").click();
    await expect(page.getByRole("alert")).toContainText("Donnez un titre.");
    await expect(page.getByText("n’a pas gardé «\u00a0relevé d’août.pdf\u00a0»")).toBeVisible();
    await field(page, "Titre").fill("Août");
    await field(page, "Document").setInputFiles(document);
    await button(page, "Envoyer").click();
    await expect(page.getByText("relevé d’août.pdf, 50000 octets")).toBeVisible();
  });

  test("a file far too large gets the 413 page, not a network error", async ({ page }) => {
    await page.goto(`${form.origin}/npfr/piece`);
    await field(page, "Titre").fill("Août");
    const film = test.info().outputPath("film.pdf");
    await writeFile(film, Buffer.alloc(30_000_000));
    await field(page, "Document").setInputFiles(film);
    await button(page, "Envoyer").click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("413");
    await expect(page.getByText("Votre envoi est trop lourd")).toBeVisible();
  });
});

test("the characters left are counted while typing, and announced after a pause", async ({ page }) => {
  await page.goto(`${form.origin}/npfr/demande`);
  const message = field(page, "Message");
  await expect(message).toHaveAccessibleDescription("200 signes au plus.");
  await message.fill("x".repeat(199));
  await expect(page.getByText("Encore 1 signe.", { exact: true }).first()).toBeVisible();
  await expect(page.getByRole("status")).toHaveText("Encore 1 signe.");
  await message.fill("x".repeat(203));
  await expect(page.getByText("3 signes de trop.").first()).toBeVisible();
  await expect(message).toHaveValue("x".repeat(203));
});

test("a form with errors passes the page checks at 320 px", async ({ page }) => {
  for (const path of ["/npfr/demande", "/npfr/piece"]) {
    await page.setViewportSize({ width: 320, height: 900 });
    await page.goto(form.origin + path);
    await lookOver(page);
    await button(page, "Envoyer").click();
    await expect(page.getByRole("alert")).toBeFocused();
    await lookOver(page);
  }
});

test("every option is a click target of at least 44 px", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 900 });
  await page.goto(`${form.origin}/npfr/demande`);
  const labels = page.locator(".choice");
  for (const choice of await labels.all()) {
    const box = await choice.boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(44);
  }
  // Away from its label, at the end of the card.
  const card = page.locator(".choice").filter({ hasText: "Par courrier" });
  const { width, height } = (await card.boundingBox()) ?? { width: 0, height: 0 };
  await card.click({ position: { x: width - 6, y: height - 6 } });
  await expect(field(page, "Par courrier")).toBeChecked();
});
