import { describe, expect, it } from "vitest";
import { type ComparedColumn, judgeChange } from "#registry/changes/judge-change.rules.ts";
import { maskValue } from "#registry/changes/mask-value.rules.ts";

const column = (
  name: ComparedColumn["column"],
  onFile: string | null,
  offered: string | null,
  formerly: ComparedColumn["formerly"] = null,
): ComparedColumn => ({ column: name, onFile, offered, formerly });

describe("a change made here, met by a file", () => {
  it.each<[string, ComparedColumn[], ReturnType<typeof judgeChange>]>([
    ["no change of this column", [column("email", "a@b.fr", "c@d.fr")], null],
    ["the same value", [column("email", "new@b.fr", "new@b.fr", ["old@b.fr"])], "caught_up"],
    ["the value before", [column("email", "new@b.fr", "old@b.fr", ["old@b.fr"])], "kept"],
    ["no value, as before", [column("phone", "+33639980830", null, [null])], "kept"],
    [
      "the value before an earlier change",
      [column("email", "c@b.fr", "a@b.fr", ["a@b.fr", "b@b.fr"])],
      "kept",
    ],
    ["a third value", [column("email", "new@b.fr", "third@b.fr", ["old@b.fr"])], "replaced"],
    ["no value, which is a third one", [column("email", "new@b.fr", null, ["old@b.fr"])], "replaced"],
  ])("%s", (_, columns, fate) => {
    expect(judgeChange(columns)).toBe(fate);
  });

  it("is judged as one address, never as halves of two", () => {
    const street = column("address_1", "2 RUE NEUVE", "1 RUE VIEILLE", ["1 RUE VIEILLE"]);
    const town = column("city", "BREST", "RENNES", ["RENNES"]);
    const same = column("country", "FR", "FR");
    expect(judgeChange([street, town, same])).toBe("kept");
    expect(judgeChange([street, column("city", "BREST", "BREST", ["RENNES"])])).toBe("kept");
    expect(judgeChange([street, column("city", "BREST", "QUIMPER", ["RENNES"])])).toBe("replaced");
    expect(judgeChange([street, town, column("address_2", "", "BÂT. B")])).toBe("replaced");
  });

  it("is shown with masks", () => {
    const shown = (unit: Parameters<typeof maskValue>[0], ...columns: ComparedColumn[]) =>
      maskValue(unit, columns, "offered");
    expect(shown("email", column("email", null, "maelys@boite.example"))).toBe("m••••@b••••.example");
    expect(shown("phone", column("phone", null, "+33639980830"))).toBe("06 •• •• •• 30");
    expect(shown("iban", column("iban", null, "FR7630003012340469925275459"))).toBe("FR76 3000 •••• ••••");
    expect(shown("address", column("address_1", "", "12 RUE NEUVE"), column("city", "", "RENNES"))).toBe(
      "12 ••••, REN••••",
    );
    expect(shown("phone", column("phone", "+33639980830", null))).toBe("(vide)");
  });
});
