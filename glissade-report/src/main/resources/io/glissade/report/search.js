(() => {
  const { reference, precision, methods, basins, landscape, moments, paths, best } = JSON.parse(document.getElementById("data").textContent);
  const { element, colour, ruleColour, ruleDash, finite, escaped, number, axis, tooltip, row, dash, legend, draw, empty, last, upper, lower, decades, shorten, follow } = drawing;
  const few = 0.02;
  const steep = 4;

  const grouped = (count) => String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, " ");
  const exact = (value) => (finite(value) ? String(+value.toPrecision(7)).replace("-", "−") : "–");
  const gap = (value) => value - reference;
  const labels = methods.map((method) => `${shorten(method.name, 34)}, ${method.unit}`);
  let logarithmic = true;

  /* Both axes that may be logarithmic are plain ones over exponents. */
  const known = finite(reference);
  const reached = (value) => gap(value) <= precision;
  const right = (evaluations) => (logarithmic ? Math.log10(Math.max(1, evaluations)) : evaluations);
  const points = (method) => method.evaluations.flatMap((at, k) => (finite(at) && finite(method.best[k]) ? [[right(at), method.best[k], at, method.best[k]]] : []));

  /* Gaps to the known minimum by their powers of ten; what has reached it is one step below all others. */
  function gaps(all) {
    const open = all.filter((p) => !reached(p[3])).map((p) => gap(p[3]));
    const scale = decades(open.length ? open : [precision], 8);
    if (open.length === all.length) return scale;
    const bottom = scale.min - scale.interval;
    return { ...scale, min: bottom, axisLabel: { formatter: (exponent) => (exponent === bottom ? "reached" : scale.axisLabel.formatter(exponent)) } };
  }

  /* Without a known minimum the first descent from far away can be all that is seen: it may then leave the picture at the top. */
  function frame(lines) {
    const values = lines.flat().map((p) => p[3]);
    const [low, high] = [lower(values), upper(values)];
    const early = lines.filter((line) => line.length).map((line) => (last(line.filter((p) => p[2] <= few * last(line)[2])) || line[0])[3]);
    const cut = upper(early);
    const top = high - low > steep * (cut - low) && cut > low ? cut : high;
    const room = 0.05 * (top - low || Math.abs(low) || 1);
    return { min: low - room, max: top + room, cut: top < high };
  }

  function drawProgress() {
    const lines = methods.map(points);
    const all = lines.flat();
    if (!all.length) return empty("progress", "No value was finite.");
    const plain = known ? null : frame(lines);
    const yAxis = known ? gaps(all) : { type: "value", min: plain.min, max: plain.max, axisLabel: { showMinLabel: false, showMaxLabel: false, formatter: number } };
    if (known) all.forEach((p) => { p[1] = reached(p[3]) ? yAxis.min : Math.log10(gap(p[3])); });
    element("progress-note").textContent = (known
      ? `How far the best value is above the known minimum, ${exact(reference)}.${all.some((p) => reached(p[3])) ? " At the bottom it has been reached." : ""}`
      : `The best value until then.${plain.cut ? " The steep beginning is cut off." : ""}`)
      + " A gradient counts as one evaluation, and so does a value where a method takes values alone; a method's chains count together.";
    const width = element("progress").clientWidth;
    const rows = Math.min(4, Math.ceil(labels.reduce((sum, label) => sum + label.length * 7 + 44, 0) / width));
    const top = 22 * rows + 14;
    const most = upper(all.map((p) => p[2]));
    const sides = all.filter((p) => p[2] >= 1).map((p) => p[2]);
    const end = right(most);
    const xAxis = logarithmic && sides.length ? { ...decades(sides, 8), max: undefined } : { type: "value", min: 0, axisLabel: { showMaxLabel: false, formatter: grouped } };
    draw("progress", 330 + top, {
      legend: legend({ data: labels.map((name) => ({ name, icon: dash })), ...(rows === 4 ? { type: "scroll" } : {}) }),
      grid: { left: 62, right: 20, top, bottom: 42 },
      tooltip: tooltip({ trigger: "item", formatter: (p) => `<b>${escaped(p.seriesName)}</b>` + row("evaluations", grouped(p.value[2])) + row("best", exact(p.value[3])) + (known ? row("above the minimum", number(gap(p.value[3]))) : "") }),
      xAxis: axis({ ...xAxis, max: end, name: "evaluations", nameLocation: "middle", nameGap: 27, splitLine: { show: false } }),
      yAxis: axis(yAxis),
      series: lines.map((line, i) => ({
        name: labels[i], type: "line", zlevel: 0, step: "end", data: line, symbol: "circle", symbolSize: 5, showSymbol: line.length <= 80,
        lineStyle: { width: 2.2, color: ruleColour(i), type: ruleDash(i) }, itemStyle: { color: ruleColour(i) }, emphasis: { focus: "series" },
      })),
    });
  }

  function drawVisits() {
    if (!basins.length) return;
    const names = basins.map((basin, k) => `${k + 1}`);
    const most = upper(basins.map((basin) => basin.visits));
    draw("visits", Math.max(90, 34 + 22 * basins.length), {
      grid: { left: 118, right: 60, top: 4, bottom: 6 },
      tooltip: tooltip({ trigger: "item", formatter: ({ dataIndex: k }) => `<b>basin ${k + 1}</b>` + row("value", exact(basins[k].value)) + row("visits", grouped(basins[k].visits)) + row("chains", String(basins[k].chains)) + row("first found", grouped(basins[k].firstGradients)) + row("point", basins[k].point) }),
      xAxis: axis({ type: "value", min: 0, max: most, splitLine: { show: false }, axisLabel: { show: false } }),
      yAxis: axis({ type: "category", data: names, inverse: true, splitLine: { show: false }, axisLabel: { formatter: (name) => `${name}   ${exact(basins[name - 1].value)}`, interval: 0, hideOverlap: false } }),
      series: [{ type: "bar", barWidth: "62%", data: basins.map((basin, k) => ({ value: basin.visits, itemStyle: { color: colour(k ? "s0" : "s2"), borderRadius: [0, 3, 3, 0] } })),
        label: { show: true, position: "right", formatter: (p) => grouped(p.value), color: colour("soft"), fontSize: 11.5 } }],
    });
  }

  const picture = landscape && paths.length ? landscapePicture("landscape", landscape, paths, { star: best, apart: 3, whole: true }) : null;
  const drawLandscape = picture ? landscapePlayer(picture, moments.length - 1, (moment) => `${grouped(moments[moment])} gradients`) : null;
  function scaleBy(log) {
    logarithmic = log;
    element("by-log").setAttribute("aria-pressed", String(log));
    element("by-linear").setAttribute("aria-pressed", String(!log));
    drawProgress();
  }
  if (methods.length) {
    element("by-log").addEventListener("click", () => scaleBy(true));
    element("by-linear").addEventListener("click", () => scaleBy(false));
  }

  function drawAll() {
    if (drawLandscape) drawLandscape();
    if (methods.length) drawProgress();
    drawVisits();
  }
  follow(drawAll);
  drawAll();
})();
