import { render } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { PaymentPage } from "#modules/payments/detail/payment-page.tsx";
import { QuestionPage } from "#modules/payments/detail/question-page.tsx";
import { layoutOf } from "#modules/payments/layouts/layouts.ts";
import type { PaymentStatus } from "#modules/payments/payment.status.ts";
import { samplePayment, sampleTransfer } from "#modules/payments/samples/sample-payments.ts";
import { sampleMember } from "#modules/sample-member.ts";
import { npfr } from "#spaces/npfr/space.ts";
import { sante } from "#spaces/sante/space.ts";

const words = (markup: string) => markup.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");

describe("a payment line that was refused", () => {
  const layout = layoutOf(sante.policy);
  const shown = (status: PaymentStatus) =>
    words(
      render(
        <PaymentPage
          visit={sampleMember(sante)}
          layout={layout}
          payment={samplePayment(layout, { status: "rejected", reason: "droits non ouverts" })}
          transfer={sampleTransfer({ status })}
          history={[]}
        />,
      ),
    );

  it("is refused by the organisation when the bank paid the transfer", () => {
    expect(shown("paid")).toContain("Cette ligne a été refusée, et non par la banque");
    expect(shown("paid")).toContain("Raison donnée : droits non ouverts.");
    expect(shown("paid")).not.toMatch(/La banque a refusé|rien à faire/);
  });

  it("is refused by the bank when the whole transfer was rejected", () => {
    expect(shown("rejected")).toContain("La banque a refusé ce virement");
    expect(shown("rejected")).not.toContain("et non par la banque");
  });
});

describe("the way to answer about a payment", () => {
  const layout = layoutOf(npfr.policy);
  const shown = (about: "question" | "account") =>
    words(render(<QuestionPage visit={sampleMember(npfr)} payment={samplePayment(layout)} about={about} />));

  it("says where to send another account", () => {
    expect(shown("account")).toContain("Donner un autre compte");
    expect(shown("account")).toContain(npfr.wording.contact.address.join(", "));
  });

  it("is the telephone for a question", () => {
    expect(shown("question")).toContain("Une question sur ce versement");
    expect(shown("question")).toContain(npfr.wording.contact.phone);
    expect(shown("question")).not.toContain("Donner un autre compte");
  });
});
