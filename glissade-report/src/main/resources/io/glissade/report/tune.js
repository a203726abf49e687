(() => {
  const { lines, way, shared, penalties, stepSizes } = JSON.parse(document.getElementById("data").textContent);
  const { element, colour, ruleColour, ruleDash, finite, positive, number, axis, tooltip, row, dash, dots, legend, draw, empty, upper, lower, logAxis, shorten, follow } = drawing;

  const zip = (x, y) => x.flatMap((at, k) => (finite(at) && finite(y[k]) ? [[at, y[k]]] : []));
  /* Losses near each other need an axis that does not begin at zero, and the first ones are often far off. */
  function range(values) {
    const low = lower(values);
    const high = upper(values);
    const room = 0.06 * (high - low) || 0.05 * Math.abs(high) || 1;
    return { min: low - room, max: high + room };
  }
  const lossAxis = (values) => axis({ type: "value", ...range(values), axisLabel: { showMinLabel: false, showMaxLabel: false, formatter: (v) => String(+v.toPrecision(4)) } });

  function drawRace() {
    const own = lines.map((line) => zip(line.seconds, line.best));
    const all = own.flat();
    if (!all.length) return empty("race", "No loss was finite.");
    /* What random search began with would flatten the rest. */
    const ends = own.filter((line) => line.length).map((line) => line[line.length - 1][1]);
    const first = own.filter((line, i) => line.length && !lines[i].random).map((line) => line[0][1]);
    const top = upper(ends.concat(first, finite(shared) ? [shared] : []));
    const { min, max } = range([lower(all.map((p) => p[1])), top]);
    draw("race", 340, {
      legend: legend({ data: lines.map((line) => ({ name: line.name, icon: line.random ? dots : dash })) }),
      grid: { left: 66, right: 18, top: 38, bottom: 42 },
      tooltip: tooltip({ trigger: "item", formatter: (p) => row(p.seriesName, String(+p.value[1].toPrecision(5))) + row("seconds", number(p.value[0])) }),
      xAxis: axis({ type: "value", name: "seconds", nameLocation: "middle", nameGap: 27, min: 0, max: upper(all.map((p) => p[0])) || 1, splitLine: { show: false }, axisLabel: { showMaxLabel: false, formatter: number } }),
      yAxis: axis({ type: "value", min, max, axisLabel: { showMinLabel: false, showMaxLabel: false, formatter: (v) => String(+v.toPrecision(4)) } }),
      series: lines.map((line, i) => ({
        name: line.name, type: "line", zlevel: 0, step: "end", clip: true, data: own[i], symbol: "circle", symbolSize: 5, showSymbol: own[i].length <= 60,
        lineStyle: { width: 2, color: line.random ? colour("soft") : ruleColour(i), type: line.random ? [3, 3] : ruleDash(i) },
        itemStyle: { color: line.random ? colour("soft") : ruleColour(i) }, emphasis: { focus: "series" },
        markLine: i === 0 && finite(shared) ? { silent: true, symbol: "none", precision: -1, data: [{ yAxis: shared }], lineStyle: { color: colour("threshold"), type: [6, 4], width: 1.5 },
          label: { formatter: "best shared penalty", color: colour("soft"), fontSize: 11.5, position: "insideEndTop" } } : undefined,
      })),
    });
  }

  function drawWay() {
    const kinds = [["train", way.train, "s2", dots], ["validation", way.validation, "s0", dash], ["test", way.test, "s1", dash]]
      .map(([name, values, tone, icon]) => ({ name, data: zip(way.step, values), tone: colour(tone), icon })).filter((kind) => kind.data.length);
    if (!kinds.length) return empty("way", "No loss was finite.");
    draw("way", 300, {
      legend: legend({ data: kinds.map((kind) => ({ name: kind.name, icon: kind.icon })) }),
      grid: { left: 66, right: 18, top: 38, bottom: 42 },
      tooltip: tooltip({ trigger: "item", formatter: (p) => row(p.seriesName, String(+p.value[1].toPrecision(5))) + row("outer step", number(p.value[0])) }),
      xAxis: axis({ type: "value", name: "outer steps", nameLocation: "middle", nameGap: 27, min: 0, max: upper(way.step) || 1, splitLine: { show: false }, axisLabel: { showMaxLabel: false, formatter: number } }),
      yAxis: lossAxis(kinds.flatMap((kind) => kind.data.map((p) => p[1]))),
      series: kinds.map((kind) => ({ name: kind.name, type: "line", zlevel: 0, data: kind.data, symbol: "circle", symbolSize: 5, showSymbol: kind.data.length <= 2,
        lineStyle: { width: 2, color: kind.tone, type: kind.icon === dots ? [3, 3] : "solid" }, itemStyle: { color: kind.tone } })),
    });
  }

  /* Bars of logarithms grow from the middle of what is shown. */
  function drawPenalties() {
    const shown = penalties.filter((penalty) => positive(penalty.lambda));
    element("penalties-card").hidden = !shown.length;
    if (!shown.length) return;
    const names = shown.map((penalty) => penalty.name);
    const values = shown.flatMap((penalty) => [penalty.lambda, penalty.random]).filter(positive).map(Math.log10);
    const low = Math.floor(lower(values) - 0.02);
    const high = Math.ceil(upper(values) + 0.02);
    const middle = (low + high) / 2;
    draw("penalties", Math.max(140, 60 + 25 * shown.length), {
      grid: { left: Math.min(190, 20 + 6.8 * upper(names.map((name) => shorten(name).length))), right: 24, top: 8, bottom: 42 },
      tooltip: tooltip({ trigger: "item", formatter: (p) => `<b></b>` + row(shorten(names[p.dataIndex]), "") + row("lambda", number(shown[p.dataIndex].lambda)) + row("random search", number(shown[p.dataIndex].random)) }),
      xAxis: axis({ type: "value", min: low - middle, max: high - middle, interval: Math.max(1, Math.ceil((high - low) / 10)), name: "lambda", nameLocation: "middle", nameGap: 27,
        axisLabel: { formatter: (v) => number(10 ** Math.round(v + middle)) } }),
      yAxis: axis({ type: "category", data: names, inverse: true, splitLine: { show: false }, axisLabel: { formatter: (name) => shorten(name), interval: 0, hideOverlap: false } }),
      series: [
        { type: "bar", barWidth: "58%", data: shown.map((penalty) => { const at = Math.log10(penalty.lambda) - middle; return { value: at, itemStyle: { color: colour(at < 0 ? "s0" : "s1"), borderRadius: at < 0 ? [3, 0, 0, 3] : [0, 3, 3, 0] } }; }) },
        { type: "scatter", symbol: "emptyCircle", symbolSize: 8, itemStyle: { color: colour("soft") }, data: shown.map((penalty, j) => (positive(penalty.random) ? [Math.log10(penalty.random) - middle, j] : [NaN, j])) },
      ],
    });
  }

  function drawSteps() {
    const shown = stepSizes.filter((step) => positive(step.factor));
    element("steps-card").hidden = !shown.length;
    if (!shown.length) return;
    draw("steps", 260, {
      grid: { left: 62, right: 18, top: 18, bottom: 34 },
      tooltip: tooltip({ trigger: "item", formatter: (p) => row(shown[p.dataIndex].name, number(shown[p.dataIndex].factor)) }),
      xAxis: axis({ type: "category", data: shown.map((step) => step.name), splitLine: { show: false }, axisLabel: { formatter: (name) => shorten(name, 12) } }),
      yAxis: axis(logAxis(shown.map((step) => step.factor).concat([1]), 6)),
      series: [{ type: "line", data: shown.map((step) => step.factor), symbol: "circle", symbolSize: 5, lineStyle: { width: 0 }, itemStyle: { color: colour("s0") } }],
    });
  }

  function drawAll() {
    drawRace();
    drawWay();
    drawPenalties();
    drawSteps();
  }
  follow(drawAll);
  drawAll();
})();
