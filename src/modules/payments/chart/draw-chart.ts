import { describeMoney } from "#kernel/values/money.ts";
import type { PaymentFilter } from "../reading/payment-filter.rules.ts";
import type { AmountAt } from "../reading/totals.rules.ts";
import { nameOfPeriod } from "./periods.rules.ts";

/** Loaded with the first chart: the library is large, and most processes draw none. */
async function library() {
  const [core, { BarChart }, { GridComponent }, { SVGRenderer }] = await Promise.all([
    import("echarts/core"),
    import("echarts/charts"),
    import("echarts/components"),
    import("echarts/renderers"),
  ]);
  core.use([BarChart, GridComponent, SVGRenderer]);
  return core;
}

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
  const { init } = await library();
  const { width, height } = sizes[size];
  const chart = init(null, null, { renderer: "svg", ssr: true, width, height });
  try {
    chart.setOption({
      animation: false,
      backgroundColor: "#ffffff",
      textStyle: { fontFamily: "system-ui, Arial, sans-serif", color: ink, fontSize: 13 },
      grid: { left: 8, right: 8, top: 24, bottom: 4, containLabel: true },
      xAxis: {
        type: "category",
        data: amounts.map(({ at }) => axisName(filter, at, size)),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: faint } },
        axisLabel: { color: ink, interval: 0, fontSize: 12 },
      },
      yAxis: {
        type: "value",
        splitNumber: 3,
        splitLine: { lineStyle: { color: faint } },
        axisLabel: { color: ink, formatter: (euros: number) => `${euros.toLocaleString("fr-FR")} €` },
      },
      series: [
        {
          type: "bar",
          // Euros are for the height alone; the words beside a bar come from the cents.
          data: amounts.map(({ amount }) => amount / 100),
          itemStyle: { color: colour, borderRadius: 3 },
          barMaxWidth: 56,
          label: {
            show: amounts.length <= 6 && size === "wide",
            position: "top",
            color: ink,
            formatter: ({ dataIndex }: { dataIndex: number }) => {
              const amount = amounts[dataIndex]?.amount;
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

/** A phone has room for the initials of the months. */
function axisName(filter: PaymentFilter, at: number, size: ChartSize): string {
  const name = nameOfPeriod(filter, at);
  return size === "narrow" && filter.year !== null ? name.charAt(0).toUpperCase() : name;
}
