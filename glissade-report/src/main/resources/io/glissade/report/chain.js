(() => {
  const { draws, variables, energyName, energy, energies, exits, landscape, paths } = JSON.parse(document.getElementById("data").textContent);
  const { element, colour, ruleColour, ruleDash, finite, number, axis, tooltip, row, legend, draw, empty, pairs, upper, lower, follow } = drawing;

  const plain = (name, extra) => axis({ type: "value", name, nameLocation: "middle", nameGap: 27, splitLine: { show: false }, ...extra, axisLabel: { formatter: number, showMinLabel: false, showMaxLabel: false, ...(extra || {}).axisLabel } });
  const made = (tag, className, text) => {
    const one = document.createElement(tag);
    one.className = className;
    if (text) one.textContent = text;
    return one;
  };

  function drawTraces(id, curves, height) {
    const values = curves.flatMap((curve) => curve.y).filter(finite);
    if (!values.length) return empty(id, "No draw was finite.");
    const margin = 0.04 * (upper(values) - lower(values) || Math.abs(values[0]) || 1);
    draw(id, height, {
      grid: { left: 58, right: 12, top: 8, bottom: 40 },
      xAxis: plain("draw", { min: 0, max: Math.max(1, draws - 1) }),
      yAxis: axis({ type: "value", min: lower(values) - margin, max: upper(values) + margin, splitNumber: 4, axisLabel: { formatter: number, showMinLabel: false, showMaxLabel: false } }),
      series: curves.map((curve, chain) => ({
        type: "line", zlevel: 0, data: pairs(curve), symbol: "none", silent: true,
        lineStyle: { width: 1, color: ruleColour(chain), opacity: curves.length > 4 ? 0.65 : 0.8, type: ruleDash(chain) },
      })),
    });
  }

  /* The outline of bins that stand side by side. */
  const outline = (bins, densities) => {
    const points = [[bins.from, 0]];
    densities.forEach((d, k) => points.push([bins.from + k * bins.width, d], [bins.from + (k + 1) * bins.width, d]));
    return points.concat([[bins.from + densities.length * bins.width, 0]]);
  };
  const filled = (name, points, tone, share) => ({
    name, type: "line", zlevel: 0, data: points, symbol: "none", silent: true, lineStyle: { width: 1.2, color: tone }, itemStyle: { color: tone }, areaStyle: { color: tone, opacity: share },
  });
  const upright = (value, name, tone) => ({
    silent: true, symbol: "none", precision: -1, data: [{ xAxis: value }], lineStyle: { color: tone, type: [5, 4], width: 1.4 },
    label: { show: Boolean(name), formatter: name, color: colour("soft"), fontSize: 11.5, position: "end" },
  });

  function drawMarginal(id, variable, height) {
    const bins = variable.marginal;
    if (!bins.densities.length) return empty(id, "No draw was finite.");
    const end = bins.from + bins.densities.length * bins.width;
    const exact = variable.density ? variable.density.x.map((x, k) => [x, variable.density.density[k]]).filter((p) => p[0] >= bins.from && p[0] <= end) : [];
    const series = [filled("all", outline(bins, bins.densities), colour("faint"), 0.28)];
    bins.parts.forEach((part, chain) => series.push({
      type: "line", zlevel: 0, data: outline(bins, part), symbol: "none", silent: true, lineStyle: { width: 0.9, color: ruleColour(chain), opacity: 0.6, type: ruleDash(chain) },
    }));
    if (exact.length) series.push({ type: "line", zlevel: 0, data: exact, symbol: "none", silent: true, lineStyle: { width: 2.2, color: colour("fit") } });
    if (finite(variable.exactMean) && variable.exactMean > bins.from && variable.exactMean < end) series[0].markLine = upright(variable.exactMean, "", colour("fit"));
    draw(id, height, {
      grid: { left: 10, right: 12, top: 8, bottom: 40 },
      xAxis: plain("value", { min: bins.from, max: end, splitNumber: 4 }),
      yAxis: axis({ type: "value", min: 0, splitLine: { show: false }, axisLabel: { show: false } }),
      series,
    });
  }

  function drawLags(id, variable, height) {
    const data = variable.lags.flatMap((lag, k) => (finite(variable.correlations[k]) ? [[lag, variable.correlations[k]]] : []));
    if (data.length < 2) return empty(id, "There is no autocorrelation.");
    const most = data[data.length - 1][0];
    draw(id, height, {
      grid: { left: 36, right: 12, top: 8, bottom: 40 },
      tooltip: tooltip({ trigger: "item", formatter: (p) => row("lag", String(p.value[0])) + row("autocorrelation", number(p.value[1])) }),
      xAxis: plain("lag", { min: -0.02 * most, max: 1.02 * most, splitNumber: 4 }),
      yAxis: axis({ type: "value", min: Math.min(-0.25, Math.floor(4 * lower(data.map((p) => p[1]))) / 4), max: 1, interval: 0.25, axisLabel: { formatter: (v) => (Math.abs(2 * v - Math.round(2 * v)) < 1e-9 ? number(v) : "") } }),
      series: [{ type: "bar", data, barWidth: Math.max(1.5, Math.min(9, (0.5 * (element(id).clientWidth - 50)) / data.length)), itemStyle: { color: colour("s0"), opacity: 0.85 } }],
    });
  }

  function drawEnergy() {
    element("energy-note").textContent = `The ${energyName} at each draw. Where the change from draw to draw is much narrower than the energies themselves, the chains take long to reach them all.`;
    drawTraces("energy", energy, 240);
    const [about, changes] = energies.parts.length ? energies.parts : [[], []];
    if (!energies.densities.length) return empty("energies", "No energy was finite.");
    draw("energies", 240, {
      legend: legend({ data: ["about its mean", "from draw to draw"] }),
      grid: { left: 10, right: 12, top: 32, bottom: 40 },
      xAxis: plain("energy", { min: energies.from, max: energies.from + energies.densities.length * energies.width, splitNumber: 5 }),
      yAxis: axis({ type: "value", min: 0, splitLine: { show: false }, axisLabel: { show: false } }),
      series: [filled("about its mean", outline(energies, about), colour("s0"), 0.25), filled("from draw to draw", outline(energies, changes), colour("s1"), 0.2)],
    });
  }

  function drawExits(exit, k) {
    const bins = exit.times;
    if (!bins.densities.length) return empty("exits-" + k, "No chain left.");
    const end = bins.from + bins.densities.length * bins.width;
    const curve = finite(exit.mean) && exit.mean > 0 ? Array.from({ length: 121 }, (_, i) => (i / 120) * end).map((t) => [t, Math.exp(-t / exit.mean) / exit.mean]) : [];
    const expected = finite(exit.expected);
    const series = [filled("times", outline(bins, bins.densities), colour("s0"), 0.25),
      { name: `exponential, mean ${number(exit.mean)}`, type: "line", zlevel: 0, data: curve, symbol: "none", silent: true, lineStyle: { width: 2, color: colour("fit") }, itemStyle: { color: colour("fit") } }];
    if (finite(exit.mean)) series[0].markLine = upright(exit.mean, "", colour("s0"));
    if (expected) series.push({ name: `expected mean ${number(exit.expected)}`, type: "line", zlevel: 0, data: [], symbol: "none", lineStyle: { width: 2, color: colour("threshold"), type: [5, 4] }, itemStyle: { color: colour("threshold") }, markLine: upright(exit.expected, "", colour("threshold")) });
    draw("exits-" + k, 280, {
      legend: legend({ data: series.map((one) => one.name) }),
      grid: { left: 12, right: 16, top: 36, bottom: 42 },
      xAxis: plain(exit.unit, { min: 0, max: Math.max(end, expected ? 1.05 * exit.expected : 0) }),
      yAxis: axis({ type: "value", min: 0, splitLine: { show: false }, axisLabel: { show: false } }),
      series,
    });
  }

  variables.forEach((variable, k) => {
    const panel = made("div", "panel");
    const name = made("h3", "");
    name.append(made("code", "", variable.name));
    panel.append(name);
    const charts = made("div", "triple");
    for (const kind of ["trace", "marginal", "lags"]) {
      const box = made("div", "chart");
      box.id = `${kind}-${k}`;
      charts.append(box);
    }
    panel.append(charts);
    element("panels").append(panel);
  });

  const picture = landscape ? landscapePicture("landscape", landscape, paths) : null;
  const drawLandscape = picture ? landscapePlayer(picture, paths[0].draw.length - 1, (moment) => `draw ${paths[0].draw[moment]}`) : null;

  function drawAll() {
    if (drawLandscape) drawLandscape();
    variables.forEach((variable, k) => {
      drawTraces("trace-" + k, variable.traces, 190);
      drawMarginal("marginal-" + k, variable, 190);
      drawLags("lags-" + k, variable, 190);
    });
    drawEnergy();
    exits.forEach(drawExits);
  }
  follow(drawAll);
  drawAll();
})();
