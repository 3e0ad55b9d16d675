import { describeMoney } from "#kernel/values/money.ts";
import type { PaymentFilter } from "../reading/payment-filter.rules.ts";
import type { AmountAt } from "../reading/totals.rules.ts";
import { drawnPeriods, nameOfPeriod } from "./periods.rules.ts";

export type ChartSize = "wide" | "narrow";

const sizes: Readonly<Record<ChartSize, { width: number; height: number }>> = {
  wide: { width: 960, height: 260 },
  narrow: { width: 340, height: 260 },
};

const ink = "#1d1b20";
const faint = "#dcd8d3";

/** Bars as SVG on white, so that it stays legible in dark mode. `colour`: `#rrggbb`. */
export async function drawChart(
  filter: PaymentFilter,
  amounts: readonly AmountAt[],
  { colour, size }: { colour: string; size: ChartSize },
): Promise<string> {
  // Loaded with the first chart: the library is large, and most processes draw none.
  const { init } = await import("./echarts.ts");
  const { width, height } = sizes[size];
  const drawn = drawnPeriods(amounts);
  const chart = init(null, null, { renderer: "svg", ssr: true, width, height });
  try {
    chart.setOption({
      animation: false,
      backgroundColor: "#ffffff",
      textStyle: { fontFamily: "system-ui, Arial, sans-serif", color: ink, fontSize: 13 },
      grid: {
        left: 8,
        right: 8,
        top: 24,
        bottom: 8,
        outerBoundsMode: "same",
        outerBoundsContain: "axisLabel",
      },
      xAxis: {
        type: "category",
        data: drawn.map(({ at }) => axisName(filter, at, size)),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: faint } },
        axisLabel: { color: ink, interval: 0, hideOverlap: true, fontSize: 12 },
      },
      yAxis: {
        type: "value",
        splitNumber: 3,
        splitLine: { lineStyle: { color: faint } },
        axisLabel: { color: ink, formatter: describeEuros },
      },
      series: [
        {
          type: "bar",
          silent: true,
          // Euros are for the height alone; the words beside a bar come from the cents.
          data: drawn.map(({ amount }) => amount / 100),
          itemStyle: { color: colour, borderRadius: 3 },
          barMaxWidth: 56,
          label: {
            show: drawn.length <= 6 && size === "wide",
            position: "top",
            color: ink,
            formatter: ({ dataIndex }: { dataIndex: number }) => {
              const amount = drawn[dataIndex]?.amount;
              return amount ? describeMoney(amount) : "";
            },
          },
        },
      ],
    });
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}

/** Of the axis: "900 €", "0,20 €", "−300 €". */
function describeEuros(euros: number): string {
  const decimals = Number.isInteger(euros) ? 0 : 2;
  const shown = euros.toLocaleString("fr-FR", { minimumFractionDigits: decimals });
  return `${shown.replace("-", "−")} €`;
}

/** A phone has room for the initials of the months. */
function axisName(filter: PaymentFilter, at: number, size: ChartSize): string {
  const name = nameOfPeriod(filter, at);
  return size === "narrow" && filter.year !== null ? name.charAt(0).toUpperCase() : name;
}
