import { BarChart } from "echarts/charts";
import { GridComponent } from "echarts/components";
import { use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

use([BarChart, GridComponent, SVGRenderer]);

/** The parts of the library that a chart needs; the build leaves the others out. */
export { init } from "echarts/core";
