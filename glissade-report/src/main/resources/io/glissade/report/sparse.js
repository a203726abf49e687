(() => {
  const { tolerance, weightName, elements, lines, shown } = JSON.parse(document.getElementById("data").textContent);
  const { element, colour, ruleColour, finite, positive, number, logAxis, axis, tooltip, row, dash, dots, legend, draw, empty, last, upper, lower, decades, shorten, follow } =
    drawing;
  const many = lines.length > 1;
  const mostNamed = 30;

  /* Weights of a path run from dark to light. */
  function lineColour(i) {
    const ramp = [0, 1, 2, 3, 4].map((k) => colour("r" + k));
    return many ? echarts.color.lerp(i / (lines.length - 1), ramp) : colour("s0");
  }
  const named = (line) => `${weightName} = ${number(line.weight)}`;
  const points = (line, y) => line.seconds.flatMap((s, k) => (finite(s) && finite(line[y][k]) ? [[s, line[y][k]]] : []));
  const timeAxis = (all) => axis({ type: "value", name: "seconds", nameLocation: "middle", nameGap: 27, min: 0, max: upper(all.map((p) => p[0])) || 1, splitLine: { show: false },
    axisLabel: { showMaxLabel: false, formatter: number } });

  /* A gap far below the tolerance, as zero has it as a solution, would flatten all others: it is drawn at the lower edge. */
  function drawGap() {
    const floor = positive(tolerance) ? 1e-4 * tolerance : 0;
    const own = lines.map((line) => points(line, "gap").filter((p) => positive(p[1])).map(([s, g]) => [s, Math.log10(Math.max(g, floor)), g]));
    const all = own.flat();
    if (!all.length) return empty("gap", "No certificate was finite.");
    const values = all.map((p) => 10 ** p[1]).concat(positive(tolerance) ? [tolerance] : []);
    draw("gap", 300, {
      grid: { left: 62, right: 18, top: 18, bottom: 42 },
      tooltip: tooltip({ trigger: "item", formatter: (p) => row(named(lines[p.seriesIndex]), number(p.value[2])) + row("seconds", number(p.value[0])) }),
      xAxis: timeAxis(all),
      yAxis: axis(decades(values, 8)),
      series: lines.map((line, i) => ({
        name: named(line), type: "line", zlevel: 0, data: own[i], symbol: "circle", symbolSize: 5, showSymbol: own[i].length <= (many ? 1 : 60),
        lineStyle: { width: many ? 1.4 : 2, color: lineColour(i) }, itemStyle: { color: lineColour(i) },
        markLine: i === 0 && positive(tolerance) ? { silent: true, symbol: "none", precision: -1, data: [{ yAxis: Math.log10(tolerance) }], lineStyle: { color: colour("threshold"), type: [6, 4], width: 1.5 },
          label: { formatter: `tolerance ${number(tolerance)}`, color: colour("soft"), fontSize: 11.5, position: "insideStartBottom" } } : undefined,
      })),
    });
  }

  /* Counts from one to many thousands: decades, with room for zero below them. */
  function drawLeft() {
    const zero = -1;
    const height = (n) => (n > 0 ? Math.log10(n) : zero);
    const curve = (y) => lines.flatMap((line) => points(line, y).map(([s, n]) => [s, height(n), n]));
    const kinds = [["left", curve("kept"), colour("s0"), dash], ["with weight", curve("support"), colour("s1"), dots]];
    const all = kinds.flatMap((kind) => kind[1]);
    if (!all.length) return empty("left", "No step was recorded.");
    const top = Math.max(1, Math.ceil(upper(all.map((p) => p[1])) - 1e-9));
    draw("left", 300, {
      legend: legend({ data: kinds.map((kind) => ({ name: kind[0], icon: kind[3] })) }),
      grid: { left: 62, right: 18, top: 36, bottom: 42 },
      tooltip: tooltip({ trigger: "item", formatter: (p) => row(`${elements} ${p.seriesName}`, number(p.value[2])) + row("seconds", number(p.value[0])) }),
      xAxis: timeAxis(all),
      yAxis: axis({ type: "value", min: zero, max: top, interval: 1, axisLabel: { formatter: (e) => (e === zero ? "0" : number(10 ** e)) } }),
      series: kinds.map(([name, data, tone, icon]) => ({
        name, type: "line", zlevel: 0, step: "end", data, symbol: "circle", symbolSize: 5, showSymbol: data.length <= 60,
        lineStyle: { width: 2, color: tone, type: icon === dots ? [3, 3] : "solid" }, itemStyle: { color: tone },
      })),
    });
  }

  /* The penalty weakens to the right, as coefficients leave zero one after the other. */
  function drawPath() {
    const own = lines.filter((line) => positive(line.weight));
    element("path-card").hidden = own.length < 2 || !shown.length;
    if (element("path-card").hidden) return;
    const names = shown.slice(0, mostNamed);
    const values = own.flatMap((line) => line.coefficients).filter(finite);
    const room = 0.06 * (upper(values) - lower(values) || 1);
    element("path-note").textContent = `The ${names.length} features with the largest coefficients anywhere on the path, on the scale of the fit.`;
    const wide = element("path").clientWidth >= 520;
    const falls = own[0].weight > last(own).weight;
    draw("path", 440, {
      grid: { left: 56, right: wide ? 30 + 6.8 * upper(names.map((name) => shorten(name, 24).length)) : 24, top: 18, bottom: 42 },
      tooltip: tooltip({ trigger: "item", formatter: (p) => row(p.seriesName, number(p.value[1])) + row(weightName, number(p.value[0])) }),
      xAxis: axis({ ...logAxis(own.map((line) => line.weight), 8), min: lower(own.map((line) => line.weight)), max: upper(own.map((line) => line.weight)), inverse: falls, name: weightName, nameLocation: "middle", nameGap: 27, splitLine: { show: false } }),
      yAxis: axis({ type: "value", min: lower(values) - room, max: upper(values) + room, axisLabel: { showMinLabel: false, showMaxLabel: false, formatter: number } }),
      series: names.map((name, j) => ({
        name, type: "line", zlevel: 0, symbol: "circle", showSymbol: true,
        lineStyle: { width: 2, color: ruleColour(j), type: j % 12 >= 6 ? [3, 3] : "solid" }, itemStyle: { color: ruleColour(j) }, emphasis: { focus: "series" },
        data: own.map((line, k) => ({ value: [line.weight, line.coefficients[j]], symbolSize: k === own.length - 1 ? 4 : own.length <= 20 ? 4 : 0,
          ...(k === own.length - 1 && wide ? { label: { show: true, position: "right", distance: 8, formatter: () => shorten(name, 24), color: colour("soft"), fontSize: 12 } } : {}) })),
        labelLayout: { moveOverlap: "shiftY" },
        markLine: j === 0 ? { silent: true, symbol: "none", precision: -1, data: [{ yAxis: 0 }], lineStyle: { color: colour("faint"), type: "solid", width: 1 }, label: { show: false } } : undefined,
      })),
    });
  }

  function drawAll() {
    drawGap();
    drawLeft();
    drawPath();
  }
  follow(drawAll);
  drawAll();
})();
