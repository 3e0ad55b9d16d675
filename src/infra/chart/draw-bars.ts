export type ChartSize = "wide" | "half" | "narrow";

/** `null`: no bar, because the figure is not shown. `colour`: `#rrggbb`. */
export type Bars = { name: string; values: readonly (number | null)[]; colour: string };

export type BarChartOptions = {
  /** One below each place of the axis. */
  names: readonly string[];
  /** Beside each other at each place; a legend names them when there are several. */
  bars: readonly Bars[];
  size: ChartSize;
  describeValue(value: number): string;
  /** What stands above a bar; none when omitted. */
  label?: (series: number, place: number) => string;
};

const sizes: Readonly<Record<ChartSize, { width: number; height: number }>> = {
  wide: { width: 960, height: 260 },
  half: { width: 560, height: 260 },
  narrow: { width: 340, height: 260 },
};

const ink = "#1d1b20";
const faint = "#dcd8d3";

/** A series is told apart by its pattern too, not by its colour alone: plain, then stripes one way and the other. */
const striped = (rotation: number) => ({
  ...{ color: "rgba(255, 255, 255, 0.6)", symbol: "rect", dashArrayX: [1, 0], dashArrayY: [3, 4] },
  rotation,
});
const patterns = [null, striped(-Math.PI / 4), striped(Math.PI / 4)];

/** SVG on white, so that it stays legible in dark mode. */
export async function drawBars({
  names,
  bars,
  size,
  describeValue,
  label,
}: BarChartOptions): Promise<string> {
  // Loaded with the first chart: the library is large, and most processes draw none.
  const { init } = await import("./echarts.ts");
  const { width, height } = sizes[size];
  const hasLegend = bars.length > 1;
  const chart = init(null, null, { renderer: "svg", ssr: true, width, height });
  try {
    chart.setOption({
      animation: false,
      backgroundColor: "#ffffff",
      textStyle: { fontFamily: "system-ui, Arial, sans-serif", color: ink, fontSize: 13 },
      legend: {
        show: hasLegend,
        top: 0,
        left: 8,
        selectedMode: false,
        itemGap: 24,
        textStyle: { color: ink },
      },
      grid: {
        left: 8,
        right: 8,
        top: hasLegend ? 40 : 24,
        bottom: 8,
        outerBoundsMode: "same",
        outerBoundsContain: "axisLabel",
      },
      xAxis: {
        type: "category",
        data: [...names],
        axisTick: { show: false },
        axisLine: { lineStyle: { color: faint } },
        axisLabel: { color: ink, interval: 0, hideOverlap: true, fontSize: 12 },
      },
      yAxis: {
        type: "value",
        splitNumber: 3,
        splitLine: { lineStyle: { color: faint } },
        axisLabel: { color: ink, formatter: describeValue },
      },
      series: bars.map(({ name, values, colour }, series) => ({
        name,
        type: "bar",
        silent: true,
        data: [...values],
        itemStyle: { color: colour, borderRadius: 3, decal: patterns[series] ?? null },
        barMaxWidth: 56,
        label: {
          show: label !== undefined,
          position: "top",
          color: ink,
          formatter: ({ dataIndex }: { dataIndex: number }) => label?.(series, dataIndex) ?? "",
        },
      })),
    });
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}
