import { BarChart } from "echarts/charts";
import { GridComponent, LegendPlainComponent } from "echarts/components";
import { use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

use([BarChart, GridComponent, LegendPlainComponent, SVGRenderer]);

/** The parts of the library that a chart needs; the build leaves the others out. */
export { init } from "echarts/core";
