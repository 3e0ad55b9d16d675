import { describe, expect, it } from "vitest";
import { findRejects, readRejects } from "#letters/batches/rejects.rules.ts";
import { numberIn } from "#letters/number-in.ts";
import { judgeReturn, readReturnedLines } from "#letters/returns/returned-lines.rules.ts";
import { adherent } from "#spaces/adherent/space.ts";
import { npfr } from "#spaces/npfr/space.ts";

const read = (typed: string, space = npfr) =>
  readReturnedLines(typed, "refused", numberIn({ space })).map(({ line, typed, reason, names }) => [
    line,
    typed,
    reason,
    names && ("serial" in names ? names.serial : names.number),
  ]);

describe("the scanner box", () => {
  it("reads a code a line, with spaces or not, and skips empty lines", () => {
    expect(read("0000123482\r\n\r\n 0000 0001 95 \nN1048079\n\n")).toEqual([
      [1, "0000123482", "refused", "1234"],
      [3, "0000 0001 95", "refused", "1"],
      [4, "N1048079", "refused", "N1048079"],
    ]);
  });

  it("reads the reason of one line after its code", () => {
    expect(read("0000123482 1\n0000 1234 82;3\nN1048079, 4")).toEqual([
      [1, "0000123482 1", "unknown_addressee", "1234"],
      [2, "0000 1234 82;3", "unclaimed", "1234"],
      [3, "N1048079, 4", "bad_address", "N1048079"],
    ]);
    expect(read("204518 2\n204518", adherent)).toEqual([
      [1, "204518 2", "refused", "204518"],
      [2, "204518", "refused", "204518"],
    ]);
  });

  it("keeps what it cannot read, as typed", () => {
    expect(read("0000123483\nbonjour !\n0000123482 9")).toEqual([
      [1, "0000123483", "refused", null],
      [2, "bonjour !", "refused", null],
      [3, "0000123482 9", "refused", null],
    ]);
  });
});

it("judges a letter that came back by where it stood", () => {
  const letter = { state: "posted", isPosted: true, isReturned: false } as const;
  expect(judgeReturn(letter)).toBe("taken");
  expect(judgeReturn({ ...letter, state: "expired" })).toBe("taken_late");
  expect(judgeReturn({ ...letter, state: "used" })).toBe("taken_late");
  expect(judgeReturn({ ...letter, state: "returned" })).toBe("seen");
  expect(judgeReturn({ ...letter, state: "expired", isReturned: true })).toBe("seen");
  expect(judgeReturn({ ...letter, state: "printed", isPosted: false })).toBe("not_posted");
  expect(judgeReturn({ ...letter, state: "expired", isPosted: false })).toBe("not_posted");
});

describe("the rejects of a batch", () => {
  const letters = Array.from({ length: 30 }, (_, index) => ({
    place: index + 1,
    serial: String(1210 + index),
    number: `N10480${index + 10}`,
  }));
  const find = (words: string) => {
    const rejects = readRejects(words, numberIn({ space: npfr }));
    if (!rejects.ok) return rejects.refusal;
    const { found, missing } = findRejects(letters, rejects.value);
    return { places: found.map(({ place }) => place), missing };
  };

  it("are named by places, a reference or a number, each once", () => {
    expect(find("3, 17 - 19\n18; 0000123482\nN1048011")).toEqual({
      places: [3, 17, 18, 19, 25, 2],
      missing: [],
    });
  });

  it("that name no letter of the batch are told", () => {
    expect(find("3\n28-32\n31\nN9999999")).toEqual({
      places: [3, 28, 29, 30],
      missing: ["28-32", "31", "N9999999"],
    });
    expect(find("3\n19-17\n0\nmillefeuille !")).toEqual({ unread: ["19-17", "0", "millefeuille !"] });
  });
});
