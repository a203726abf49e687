(() => {
  const { tolerance, hasDual, lines, outputs, weights, path } = JSON.parse(document.getElementById("data").textContent);
  const { element, colour, ruleColour, ruleDash, finite, positive, escaped, number, axis, tooltip, row, dash, legend, draw, empty, last, upper, lower, decades, shorten, follow } =
    drawing;
  const residual = hasDual ? "relative gap" : "gradient norm";
  const methods = [...new Set(lines.map((line) => line.method))];

  /* Methods differ in colour; the penalties of one method run from dark to light. */
  function lineColour(i) {
    if (methods.length > 1 || !path) return ruleColour(methods.indexOf(lines[i].method));
    const ramp = [0, 1, 2, 3, 4].map((k) => colour("r" + k));
    return lines.length < 2 ? ramp[0] : echarts.color.lerp(i / (lines.length - 1), ramp);
  }
  const lineDash = (i) => ruleDash(methods.length > 1 ? methods.indexOf(lines[i].method) : 0);
  const points = (line, x) => line.residual.flatMap((r, k) => (finite(line[x][k]) && positive(r) ? [[line[x][k], Math.log10(r), r]] : []));

  function drawConvergence(id, x, name) {
    const all = lines.flatMap((line) => points(line, x));
    if (!all.length) return empty(id, "No certificate was finite.");
    const shown = all.map((p) => p[2]).concat(positive(tolerance) ? [tolerance] : []);
    const many = lines.length > 1;
    const width = element(id).clientWidth;
    const rows = many ? Math.min(4, Math.ceil(lines.reduce((sum, line) => sum + line.label.length * 7 + 44, 0) / width)) : 0;
    const top = 22 * rows + 18;
    draw(id, 290 + top, {
      legend: many ? legend({ data: lines.map((line) => ({ name: line.label, icon: dash })), ...(rows === 4 ? { type: "scroll" } : {}) }) : undefined,
      grid: { left: 62, right: 18, top, bottom: 42 },
      tooltip: tooltip({ trigger: "item", formatter: (p) => row(p.seriesName, number(p.value[2])) + row(name, number(p.value[0])) }),
      xAxis: axis({ type: "value", name, nameLocation: "middle", nameGap: 27, min: 0, max: upper(all.map((p) => p[0])) || 1, splitLine: { show: false },
        axisLabel: { showMaxLabel: false, formatter: number } }),
      yAxis: axis(decades(shown, 8)),
      series: lines.map((line, i) => ({
        name: line.label, type: "line", zlevel: 0, data: points(line, x), symbol: "circle", symbolSize: 5, showSymbol: points(line, x).length <= 60,
        lineStyle: { width: 2, color: lineColour(i), type: lineDash(i) }, itemStyle: { color: lineColour(i) }, emphasis: { focus: "series" },
        markLine: i === 0 && positive(tolerance) ? { silent: true, symbol: "none", precision: -1, data: [{ yAxis: Math.log10(tolerance) }], lineStyle: { color: colour("threshold"), type: [6, 4], width: 1.5 },
          label: { formatter: `tolerance ${number(tolerance)}`, color: colour("soft"), fontSize: 11.5, position: "insideStartBottom" } } : undefined,
      })),
    });
  }

  /* The penalty falls to the right, as weights leave zero one after the other. */
  function drawPath() {
    const own = lines.filter((line) => line.method === last(lines).method && line.weights.length && positive(line.l2));
    element("path-card").hidden = !path || outputs.length > 1 || own.length < 2 || !weights.length;
    if (element("path-card").hidden) return;
    const shown = weights.slice(0, 10);
    const values = own.flatMap((line) => line.weights.slice(0, shown.length)).filter(finite);
    const room = 0.06 * (upper(values) - lower(values) || 1);
    element("path-note").textContent = `The ${shown.length} features with the largest weights in the model, under ${last(lines).method}.`;
    const wide = element("path").clientWidth >= 520;
    draw("path", 360, {
      grid: { left: 56, right: wide ? 30 + 6.8 * upper(shown.map((weight) => shorten(weight.feature, 24).length)) : 24, top: 18, bottom: 42 },
      tooltip: tooltip({ trigger: "item", formatter: (p) => row(p.seriesName, number(p.value[1])) + row("l2", number(p.value[2])) }),
      xAxis: axis({ ...decades(own.map((line) => line.l2), 8), inverse: true, name: "l2", nameLocation: "middle", nameGap: 27, splitLine: { show: false } }),
      yAxis: axis({ type: "value", min: lower(values) - room, max: upper(values) + room, axisLabel: { showMinLabel: false, showMaxLabel: false, formatter: number } }),
      series: shown.map((weight, j) => ({
        name: weight.feature, type: "line", zlevel: 0, symbol: "circle", symbolSize: 5,
        lineStyle: { width: 2, color: ruleColour(j), type: j >= 6 ? [3, 3] : "solid" }, itemStyle: { color: ruleColour(j) }, emphasis: { focus: "series" },
        data: own.map((line, k) => ({ value: [Math.log10(line.l2), line.weights[j], line.l2], ...(k === own.length - 1 && wide ? { label: { show: true, position: "right", distance: 8, formatter: () => shorten(weight.feature, 24), color: colour("soft"), fontSize: 12 } } : {}) })),
        labelLayout: { moveOverlap: "shiftY" },
        markLine: j === 0 ? { silent: true, symbol: "none", precision: -1, data: [{ yAxis: 0 }], lineStyle: { color: colour("faint"), type: "solid", width: 1 }, label: { show: false } } : undefined,
      })),
    });
  }

  function drawWeights() {
    if (!weights.length) return;
    const names = weights.map((weight) => weight.feature);
    const left = Math.min(190, 20 + 6.8 * upper(names.map((name) => shorten(name).length)));
    const label = { formatter: (name) => shorten(name), interval: 0, hideOverlap: false };
    const height = Math.max(140, 50 + 27 * weights.length);
    if (outputs.length > 1) {
      const cells = weights.flatMap((weight, j) => weight.values.map((value, k) => [k, j, value]));
      const most = upper(cells.map((cell) => Math.abs(cell[2])));
      return draw("weights", height + 70, {
        grid: { left, right: 14, top: 12, bottom: 96 },
        tooltip: tooltip({ trigger: "item", formatter: ({ data: d }) => `<b>${escaped(names[d[1]])}</b>` + row(outputs[d[0]], number(d[2])) }),
        xAxis: axis({ type: "category", data: outputs, splitLine: { show: false }, axisLabel: { formatter: (name) => shorten(name, 14) } }),
        yAxis: axis({ type: "category", data: names, inverse: true, splitLine: { show: false }, axisLabel: label }),
        visualMap: { type: "continuous", min: -most, max: most, orient: "horizontal", left: "center", bottom: 0, itemWidth: 9, itemHeight: 150, dimension: 2,
          text: [number(most), number(-most)], textGap: 8, inRange: { color: [colour("s1"), colour("card"), colour("s0")] }, textStyle: { color: colour("soft"), fontSize: 12 }, hoverLink: false },
        series: [{ type: "heatmap", data: cells, itemStyle: { borderColor: colour("card"), borderWidth: 0.6 } }],
      });
    }
    const values = weights.map((weight) => weight.values[0]);
    draw("weights", height, {
      grid: { left, right: 30, top: 6, bottom: 34 },
      tooltip: tooltip({ trigger: "item", formatter: (p) => row(names[p.dataIndex], number(values[p.dataIndex])) }),
      xAxis: axis({ type: "value", min: Math.min(0, 1.06 * lower(values)), max: Math.max(0, 1.06 * upper(values)), axisLabel: { showMinLabel: false, showMaxLabel: false, formatter: number } }),
      yAxis: axis({ type: "category", data: names, inverse: true, splitLine: { show: false }, axisLabel: label }),
      series: [{ type: "bar", barWidth: "62%", data: values.map((value) => ({ value, itemStyle: { color: colour(value < 0 ? "s1" : "s0"), borderRadius: value < 0 ? [3, 0, 0, 3] : [0, 3, 3, 0] } })) }],
    });
  }

  function drawAll() {
    drawConvergence("by-passes", "evaluations", "passes");
    drawConvergence("by-seconds", "seconds", "seconds");
    drawPath();
    drawWeights();
  }
  follow(drawAll);
  drawAll();
})();
