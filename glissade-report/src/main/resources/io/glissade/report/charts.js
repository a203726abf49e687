(() => {
  const { rules, units } = JSON.parse(document.getElementById("data").textContent);
  const { element, colour, ruleColour, ruleDash, finite, positive, escaped, number, percent, logAxis, axis, tooltip, row, dash, dots, diamond, legend, draw, empty, pairs, last, upper, lower, follow } =
    drawing;
  let chosen = 0;
  let layerNumber = "norm";

  const ramp = () => [0, 1, 2, 3, 4].map((i) => colour("r" + i));
  const narrow = () => element("overview").clientWidth < 520;

  /* A loss that explodes needs decades; one that falls by half does not. */
  function lossAxis(values) {
    const [low, high] = [lower(values), upper(values)];
    if (low > 0 && high / low > 1000) return logAxis(values, 5);
    const room = 0.06 * (high - low) || 1;
    return { type: "value", min: low - room, max: high + room, axisLabel: { showMinLabel: false, showMaxLabel: false, formatter: number } };
  }

  function drawOverview() {
    // The scale is that of the rules that descend, after their start: one that exploded must not flatten them.
    const descends = (r) => r.outcome !== "Diverged" && r.smoothLoss.y.length && last(r.smoothLoss.y) <= r.smoothLoss.y[0];
    const sane = rules.filter(descends);
    const start = lower(rules.filter((r) => r.smoothLoss.y.length).map((r) => r.smoothLoss.y[0]));
    const seen = sane.length
      ? [start, ...sane.flatMap((r) => r.smoothLoss.y.slice(Math.floor(r.smoothLoss.y.length / 10)))]
      : rules.flatMap((r) => r.smoothLoss.y.slice(0, 1));
    if (!seen.length) return empty("overview", "No rule recorded a finite loss.");
    const spread = upper(seen) - lower(seen) || Math.abs(upper(seen)) || 1;
    const cap = upper(seen) + 0.06 * spread;
    const floor = lower(seen) - 0.06 * spread;
    const cut = rules.some((r) => upper(r.smoothLoss.y) > cap);
    element("overview-note").textContent =
      (units.loss ? "Smoothed " + units.loss + "." : "Smoothed.") +
      (cut ? ` Losses above ${number(cap)} are drawn at the upper edge.` : "");
    const series = rules.map((rule, i) => {
      const points = pairs(rule.smoothLoss).map(([x, y]) => [x, Math.min(y, cap), y]);
      const diverged = rule.outcome === "Diverged";
      const end = last(points) || [rule.steps, cap];
      return {
        name: rule.label, type: "line", zlevel: 0, data: points, showSymbol: false, symbol: "circle", symbolSize: 7,
        lineStyle: { width: 2, color: ruleColour(i), type: ruleDash(i) }, itemStyle: { color: ruleColour(i) },
        emphasis: { focus: "series", lineStyle: { width: 3 } },
        markPoint: diverged ? {
          symbol: "path://M0,1L1,0L5,4L9,0L10,1L6,5L10,9L9,10L5,6L1,10L0,9L4,5Z", symbolSize: 11, silent: true,
          data: [{ coord: [end[0], cap] }],
          label: { show: true, formatter: `diverged at ${rule.steps}`, position: end[0] > 0.7 * Math.max(...rules.map((r) => r.steps)) ? "left" : "right",
            color: colour("bad"), fontSize: 12, distance: 6, offset: [0, 13 * rules.slice(0, i).filter((r) => r.outcome === "Diverged").length] },
          itemStyle: { color: colour("bad") },
        } : undefined,
      };
    });
    const legendRows = narrow() ? rules.length : Math.ceil(rules.reduce((sum, r) => sum + r.label.length * 7 + 52, 0) / element("overview").clientWidth);
    const top = 22 * legendRows + 22;
    draw("overview", 270 + top, {
      legend: legend({ data: rules.map((r, i) => ({ name: r.label, icon: i % 12 >= 6 ? dots : dash })), orient: narrow() ? "vertical" : "horizontal", itemGap: narrow() ? 8 : 16 }),
      grid: { left: 46, right: 18, top, bottom: 40 },
      tooltip: tooltip({ trigger: "axis", formatter: (list) => row("iteration", list[0].axisValue) +
        list.map((p) => row(p.seriesName, number(p.value[2]))).join("") }),
      xAxis: axis({ type: "value", name: "iteration", nameLocation: "middle", nameGap: 26, min: 0, max: "dataMax", splitLine: { show: false },
        axisLabel: { showMaxLabel: false, formatter: String } }),
      yAxis: axis({ type: "value", min: floor, max: cap, axisLabel: { showMinLabel: false, showMaxLabel: false, formatter: number } }),
      series,
    });
  }

  function drawHeldOut() {
    const drawn = rules.map((rule, i) => [rule, i]).filter(([rule]) => rule.heldOutLoss.y.length);
    element("held-out-card").hidden = !drawn.length;
    if (!drawn.length) return;
    const all = drawn.flatMap(([rule]) => rule.heldOutLoss.y);
    const best = lower(all);
    // The scale is that of the rules that learn something: losses far above all starts are drawn at the edge.
    const start = lower(drawn.map(([rule]) => rule.heldOutLoss.y[0]));
    const cap = Math.min(upper(all), Math.max(start, best + 1e-9) + 0.5 * Math.max(start - best, 1e-6 * Math.abs(best)));
    const room = 0.06 * (cap - best || Math.abs(cap) || 1);
    element("held-out-note").textContent = "Mean loss on data the rules were not trained on, without dropout or penalties." +
      (upper(all) > cap ? ` Losses above ${number(cap)} are drawn at the upper edge.` : "");
    const rows = narrow() ? drawn.length : Math.ceil(drawn.reduce((sum, [r]) => sum + r.label.length * 7 + 52, 0) / element("held-out").clientWidth);
    const top = 22 * rows + 22;
    draw("held-out", 240 + top, {
      legend: legend({ data: drawn.map(([r, i]) => ({ name: r.label, icon: i % 12 >= 6 ? dots : dash })), orient: narrow() ? "vertical" : "horizontal", itemGap: narrow() ? 8 : 16 }),
      grid: { left: 46, right: 18, top, bottom: 40 },
      tooltip: tooltip({ trigger: "item", formatter: (p) => row(p.seriesName, number(p.value[2])) + row("iteration", p.value[0]) + (finite(p.value[3]) ? row("accuracy", percent(p.value[3])) : "") }),
      xAxis: axis({ type: "value", name: "iteration", nameLocation: "middle", nameGap: 26, min: 0, max: "dataMax", splitLine: { show: false }, axisLabel: { showMaxLabel: false, formatter: String } }),
      yAxis: axis({ type: "value", min: best - room, max: cap + room, axisLabel: { showMinLabel: false, showMaxLabel: false, formatter: number } }),
      series: drawn.map(([rule, i]) => ({
        name: rule.label, type: "line", zlevel: 0, symbol: "circle", symbolSize: 6, showSymbol: true,
        data: pairs(rule.heldOutLoss).map(([x, y], k) => [x, Math.min(y, cap), y, rule.heldOutAccuracy.y[k]]),
        lineStyle: { width: 2, color: ruleColour(i), type: ruleDash(i) }, itemStyle: { color: ruleColour(i) },
      })),
    });
  }

  function drawScatter(rule) {
    const p = rule.probes;
    const points = p.iteration.map((it, i) => [p.norm[i], p.smoothness[i], it, p.ceiling[i], p.loss[i], p.control[i]])
      .filter((d) => positive(d[0]) && positive(d[1]));
    if (!points.length) {
      element("scatter-note").textContent = "";
      return empty("scatter", "No smoothness was measured under this rule.");
    }
    const fit = rule.fit;
    const notes = [`${p.measured} measurements` + (p.measured > p.iteration.length ? `, ${p.iteration.length} drawn` : "")];
    if (fit) {
      notes.push(`correlation of the logarithms ${fit.correlation === null ? "–" : fit.correlation.toFixed(2)} (95 %: ${number(fit.correlationLow)} to ${number(fit.correlationHigh)})`);
      notes.push(`fit ${number(fit.l0)} + ${number(fit.l1)} × norm`);
      if (finite(fit.ceilingShare)) notes.push(`median share of the ceiling ${percent(fit.ceilingShare)}` + (fit.ceilingShare > 0.9 ? ": much of the slope is built in" : ""));
    } else {
      notes.push("too few for a fit");
    }
    if (rule.controlFit) notes.push(`correlation at fixed radius ${number(rule.controlFit.correlation)}`);
    if (positive(rule.threshold)) notes.push(`${percent(rule.beyond)} of all steps beyond the threshold`);
    if (fit && positive(fit.noiseFloor)) notes.push(`noise floor ${number(fit.noiseFloor)}`);
    element("scatter-note").textContent = notes.join(" · ") + ".";

    const ceiling = points.filter((d) => positive(d[3])).map((d) => [d[0], d[3]]);
    const control = points.filter((d) => positive(d[5])).map((d) => [d[0], d[5]]);
    const noise = fit && positive(fit.noiseFloor) ? fit.noiseFloor : null;
    const norms = points.map((d) => d[0]);
    const x = logAxis(positive(rule.threshold) ? norms.concat(rule.threshold) : norms);
    const heights = [...points, ...points.map((d) => [0, d[3]]), ...points.map((d) => [0, d[5]])].map((d) => d[1]).filter(positive);
    /* A floor far below would press all points against the upper edge. */
    const floorShown = noise && noise * 40 > lower(heights);
    const y = logAxis(floorShown ? heights.concat(noise) : heights);
    const grid = fit ? Array.from({ length: 61 }, (_, i) => lower(norms) * (upper(norms) / lower(norms)) ** (i / 60)) : [];
    const at = (l0, l1) => grid.map((g) => [g, l0 + l1 * g]);
    const within = (list) => list.map(([g, v]) => [g, Math.min(Math.max(finite(v) ? v : y.min, y.min), y.max)]);
    const band = fit ? within(at(fit.l0High, fit.l1High)).concat(within(at(fit.l0Low, fit.l1Low)).reverse()) : [];
    const lineData = fit ? at(fit.l0, fit.l1).filter((d) => positive(d[1])) : [];
    const iterations = points.map((d) => d[2]);
    const small = narrow();
    const series = [
      { id: "band", name: "95 % band", type: "custom", data: band.length ? [[grid[0], band[0][1]]] : [], silent: true, clip: true, z: 1, itemStyle: { color: colour("faint") },
        renderItem: (_, api) => ({ type: "polygon", silent: true, shape: { points: band.map((q) => api.coord(q)) }, style: { fill: colour("fit"), opacity: 0.1 } }) },
      { name: "ceiling", type: "scatter", data: ceiling, symbol: "path://M0,0L10,0L10,2L0,2Z", symbolSize: [11, 2], itemStyle: { color: colour("faint"), opacity: 0.75 }, z: 2, silent: true },
      { name: "fixed radius (control)", type: "scatter", data: control, symbol: "diamond", symbolSize: 7,
        itemStyle: { color: "transparent", borderColor: colour("s3"), borderWidth: 1.1, opacity: 0.85 }, z: 3, silent: true },
      { name: "along the step", type: "scatter", data: points, symbol: "circle", symbolSize: points.length > 400 ? 6 : 9, z: 5,
        itemStyle: { borderColor: colour("card"), borderWidth: 0.8, color: colour("r2") },
        markLine: { silent: true, symbol: "none", precision: -1, label: { color: colour("soft"), fontSize: 12 }, data: [
          ...(positive(rule.threshold) ? [{ xAxis: rule.threshold, lineStyle: { color: colour("threshold"), type: [6, 4], width: 1.5 },
            label: { formatter: `threshold ${number(rule.threshold)}`, color: colour("threshold"), position: "end", distance: 6 } }] : []),
          ...(floorShown ? [{ yAxis: noise, lineStyle: { color: colour("faint"), type: [2, 3], width: 1.2 }, label: { formatter: "noise floor", position: "insideEndTop" } }] : []),
        ] } },
      { name: "fit L0 + L1 × norm", type: "line", zlevel: 0, data: lineData, showSymbol: false, symbol: "none", clip: true, silent: true, z: 6, lineStyle: { color: colour("fit"), width: 2 }, itemStyle: { color: colour("fit") } },
    ];
    const legendRows = small ? 3 : 1;
    draw("scatter", small ? 430 : 470, {
      legend: legend({ data: [
        { name: "along the step", icon: "circle", itemStyle: { color: colour("r2") } },
        ...(fit ? [{ name: "fit L0 + L1 × norm", icon: dash }, { name: "95 % band", icon: "rect", itemStyle: { opacity: 0.35 } }] : []),
        ...(ceiling.length ? [{ name: "ceiling", icon: dash }] : []), ...(control.length ? [{ name: "fixed radius (control)", icon: diamond }] : []) ] }),
      visualMap: lower(iterations) < upper(iterations) ? {
        type: "continuous", seriesIndex: 3, dimension: 2, min: lower(iterations), max: upper(iterations), orient: "horizontal", right: small ? "center" : 18, bottom: 0,
        itemWidth: 9, itemHeight: 130, text: [`${upper(iterations)}`, `iteration ${lower(iterations)}`], textGap: 8, inRange: { color: ramp() }, textStyle: { color: colour("soft"), fontSize: 12 }, hoverLink: false,
      } : undefined,
      grid: { left: 78, right: 22, top: 22 * legendRows + 26, bottom: small ? 76 : 66 },
      tooltip: tooltip({ trigger: "item", formatter: ({ data: d }) => row("iteration", d[2]) + row("gradient norm", number(d[0])) + row("smoothness", number(d[1])) +
        row("ceiling", number(d[3])) + row("fixed radius", number(d[5])) + row("loss", number(d[4])) }),
      xAxis: axis({ ...x, name: "gradient norm", nameLocation: "middle", nameGap: 28 }),
      yAxis: axis({ ...y, name: "smoothness", nameLocation: "middle", nameGap: 58 }),
      series,
    });
  }

  function drawStrips(rule) {
    const c = ruleColour(chosen);
    const faint = colour("faint");
    const plain = (name, curve, style) => ({ name, type: "line", zlevel: 0, data: pairs(curve), showSymbol: curve.x.length === 1, symbol: "circle", symbolSize: 5, itemStyle: { color: style.color }, lineStyle: { width: 1.2, ...style } });
    const shares = rule.clippedShare.y.some((v, i) => Math.abs(v - (rule.clipRate.y[i] ?? v)) > 1e-9) ? rule.clippedShare : null;
    const strips = [
      { title: "{a|Loss}  {f|raw}  {c|smoothed}", curves: [rule.loss, rule.smoothLoss], y: lossAxis(rule.loss.y),
        lines: [plain("loss", rule.loss, { color: faint, opacity: 0.6, width: 0.9 }), plain("smoothed loss", rule.smoothLoss, { color: c, width: 2 })] },
      { title: "{a|Gradient norm}  {f|before}  {c|after clipping}", curves: [rule.norm, rule.clippedNorm], y: logAxis(rule.norm.y.concat(rule.clippedNorm.y, positive(rule.threshold) ? [rule.threshold] : []), 5),
        lines: [plain("gradient norm", rule.norm, { color: faint, width: 0.9 }), plain("after clipping", rule.clippedNorm, { color: c, width: 1.3 }),
          ...(rule.thresholds.y.length ? [plain("threshold", rule.thresholds, { color: colour("threshold"), width: 1.2, type: [6, 4] })] : [])],
        mark: positive(rule.threshold) ? { yAxis: rule.threshold, name: "threshold", colour: colour("threshold") } : null },
      { title: "{a|Step length}", curves: [rule.stepLength], y: logAxis(rule.stepLength.y, 5), lines: [plain("step length", rule.stepLength, { color: c, width: 1.2 })],
        mark: positive(rule.stepLengthCap) ? { yAxis: rule.stepLengthCap, name: "longest", colour: faint } : null },
      { title: shares ? "{a|Clip rate}  {c|steps}  {f|share of groups}" : "{a|Clip rate}  {c|share of steps clipped, rolling}", curves: [rule.clipRate], y: { type: "value", min: 0, max: 1, interval: 0.5, axisLabel: { formatter: percent } }, percent: true,
        lines: [...(shares ? [plain("share of groups", shares, { color: faint, width: 1.4 })] : []), plain("clip rate", rule.clipRate, { color: c, width: 1.8 })] },
      { title: "{a|Step size × smoothness}  {f|above 2 a quadratic would diverge}", curves: [rule.effective], y: logAxis(rule.effective.y.concat(2), 5),
        lines: [{ ...plain("step size × smoothness", rule.effective, { color: c, width: 1 }), showSymbol: rule.effective.x.length < 200, symbolSize: 4 }],
        mark: { yAxis: 2, name: "2", colour: colour("threshold") } },
    ].filter((s) => s.curves.some((curve) => s.y.type === "log" ? curve.y.some(positive) : curve.y.length));
    if (!strips.length) return empty("strips", "No finite number was recorded.");
    const high = 96;
    const pitch = high + 48;
    const end = Math.max(1, ...strips.flatMap((s) => s.curves.map((curve) => last(curve.x) ?? 1)));
    const rich = { a: { color: colour("text"), fontWeight: 600, fontSize: 13 }, f: { color: colour("soft"), fontSize: 12 }, c: { color: c, fontSize: 12, fontWeight: 600 } };
    draw("strips", strips.length * pitch + 18, {
      title: strips.map((s, i) => ({ text: s.title, left: 0, top: i * pitch + 2, padding: 0, textStyle: { rich, fontSize: 12, fontWeight: 400, color: colour("soft") } })),
      grid: strips.map((_, i) => ({ left: 58, right: 64, top: i * pitch + 28, height: high })),
      axisPointer: { link: [{ xAxisIndex: "all" }], lineStyle: { color: faint } },
      tooltip: tooltip({ trigger: "axis", formatter: (list) => row("iteration", list[0].axisValue) +
        list.map((q) => row(q.seriesName, strips[q.axisIndex]?.percent ? percent(q.value[1]) : number(q.value[1]))).join("") }),
      xAxis: strips.map((_, i) => axis({ type: "value", gridIndex: i, min: 0, max: end, splitLine: { show: false },
        axisLabel: { show: i === strips.length - 1, formatter: String }, ...(i === strips.length - 1 ? { name: "iteration", nameLocation: "middle", nameGap: 24 } : {}) })),
      yAxis: strips.map((s, i) => axis({ splitNumber: 3, axisLabel: { formatter: number }, ...s.y, gridIndex: i })),
      series: strips.flatMap((s, i) => s.lines.map((l, k) => ({ ...l, xAxisIndex: i, yAxisIndex: i,
        data: s.y.type === "log" ? l.data.filter((d) => positive(d[1])) : l.data,
        markLine: k === 0 && s.mark ? { silent: true, symbol: "none", precision: -1, data: [{ yAxis: s.mark.yAxis }], lineStyle: { color: s.mark.colour, type: [6, 4], width: 1.2 },
          label: { formatter: s.mark.name, color: colour("soft"), fontSize: 11, position: "end" } } : undefined }))),
    });
  }

  function drawDistribution(rule) {
    const d = rule.distribution;
    if (!d.counts.length) {
      element("distribution-note").textContent = "";
      return empty("distribution", "No finite gradient norm was recorded.");
    }
    const median = d.norms[d.norms.length >> 1];
    element("distribution-note").textContent = `Median ${number(median)}, 90th percentile ${number(d.norms[Math.floor(0.9 * (d.norms.length - 1))])}.` +
      (positive(rule.threshold) ? ` ${percent(rule.beyond)} of the steps lie beyond the threshold.` : "");
    const x = logAxis(positive(rule.threshold) ? d.edges.concat(rule.threshold) : d.edges);
    const most = upper(d.counts);
    const bars = d.counts.map((count, i) => [Math.sqrt(d.edges[i] * d.edges[i + 1]), count, d.edges[i], d.edges[i + 1]]);
    draw("distribution", 330, {
      legend: legend({ data: [{ name: "steps", icon: "rect" }, { name: "share of steps below", icon: dash }] }),
      grid: { left: 46, right: 48, top: 50, bottom: 44 },
      tooltip: tooltip({ trigger: "item", formatter: (q) => q.seriesId === "bars" ? row("norm", `${number(q.data[2])} to ${number(q.data[3])}`) + row("steps", q.data[1]) : row("norm", number(q.data[0])) + row("below", percent(q.data[1])) }),
      xAxis: axis({ ...x, name: "gradient norm", nameLocation: "middle", nameGap: 28, splitLine: { show: false } }),
      yAxis: [axis({ type: "value", min: 0, max: most * 1.05, axisLabel: { formatter: number, showMaxLabel: false } }),
        axis({ type: "value", min: 0, max: 1.05, interval: 0.25, splitLine: { show: false }, axisLabel: { showMaxLabel: false, formatter: percent } })],
      series: [
        { id: "bars", name: "steps", type: "custom", clip: true, data: bars, encode: { x: 0, y: 1 }, itemStyle: { color: ruleColour(chosen), opacity: 0.5 },
          renderItem: (_, api) => {
            const bar = bars[_.dataIndex];
            const [left, top] = api.coord([bar[2], bar[1]]);
            const [right, bottom] = api.coord([bar[3], 0]);
            return { type: "rect", shape: { x: left + 0.5, y: top, width: Math.max(1, right - left - 1), height: bottom - top }, style: { fill: ruleColour(chosen), opacity: 0.5 } };
          } },
        { name: "share of steps below", type: "line", zlevel: 0, yAxisIndex: 1, step: "end", showSymbol: false, symbol: "circle", data: d.norms.map((n, i) => [n, d.shares[i]]),
          lineStyle: { color: colour("text"), width: 1.6 }, itemStyle: { color: colour("text") },
          markLine: positive(rule.threshold) ? { silent: true, symbol: "none", precision: -1, data: [{ xAxis: rule.threshold }], lineStyle: { color: colour("threshold"), type: [6, 4], width: 1.5 },
            label: { formatter: `threshold ${number(rule.threshold)}`, color: colour("threshold"), fontSize: 12, distance: 4 } } : undefined },
      ],
    });
  }

  function drawLayers(rule) {
    const layers = rule.layers;
    const table = layers[layerNumber];
    const cells = table.flatMap((values, n) => values.flatMap((v, k) => (positive(v) ? [[k, n, Math.log10(v), v]] : [])));
    element("layers-note").textContent = cells.length ? `${layerNumber === "norm" ? "Gradient norm" : "Smoothness"} of each layer at each probe, logarithmic colours.` : "";
    if (!cells.length) {
      return empty("layers", layers.names.length ? `No ${layerNumber === "norm" ? "norm" : "smoothness"} was measured layer by layer.` : "This model has no named layers.");
    }
    const logs = cells.map((d) => d[2]);
    const shorten = (name) => (name.length > 18 ? "…" + name.slice(-17) : name);
    const widest = layers.names.reduce((a, n) => Math.max(a, shorten(n).length), 0);
    draw("layers", Math.max(330, 96 + 20 * layers.names.length), {
      grid: { left: Math.min(150, 16 + 6.6 * widest), right: 14, top: 12, bottom: 84 },
      tooltip: tooltip({ trigger: "item", formatter: ({ data: d }) => `<b>${escaped(layers.names[d[1]])}</b>` + row("iteration", layers.iteration[d[0]]) + row(layerNumber === "norm" ? "gradient norm" : "smoothness", number(d[3])) }),
      xAxis: axis({ type: "category", data: layers.iteration, name: "iteration", nameLocation: "middle", nameGap: 26, splitLine: { show: false } }),
      yAxis: axis({ type: "category", data: layers.names, inverse: true, splitLine: { show: false }, axisLabel: { formatter: shorten, interval: 0, hideOverlap: false } }),
      visualMap: { type: "continuous", min: lower(logs), max: Math.max(upper(logs), lower(logs) + 1e-6), orient: "horizontal", left: "center", bottom: 0, itemWidth: 9, itemHeight: 150, dimension: 2,
        text: [number(10 ** upper(logs)), number(10 ** lower(logs))], textGap: 8, inRange: { color: ramp() }, textStyle: { color: colour("soft"), fontSize: 12 }, hoverLink: false },
      series: [{ type: "heatmap", data: cells, itemStyle: { borderColor: colour("card"), borderWidth: 0.6 }, emphasis: { itemStyle: { borderColor: colour("text"), borderWidth: 1.2 } } }],
    });
  }

  function drawRule() {
    const rule = rules[chosen];
    element("rule-formula").textContent = rule.formula;
    element("rule-sentence").textContent = rule.sentence;
    [...element("switch").children].forEach((button, i) => button.setAttribute("aria-pressed", String(i === chosen)));
    element("switch").scrollLeft = element("switch").children[chosen].offsetLeft - 14;
    for (const number of ["norm", "smoothness"]) element("layers-" + number).setAttribute("aria-pressed", String(number === layerNumber));
    for (const id of ["scatter", "strips", "distribution", "layers"]) element(id).setAttribute("aria-label", rule.label);
    drawScatter(rule);
    drawStrips(rule);
    drawDistribution(rule);
    drawLayers(rule);
  }
  function drawAll() {
    drawOverview();
    drawHeldOut();
    drawRule();
  }

  if (!rules.length) {
    document.querySelectorAll(".drawn").forEach((part) => { part.hidden = true; });
    return;
  }
  rules.forEach((rule, i) => {
    const button = document.createElement("button");
    button.type = "button";
    const swatch = document.createElement("i");
    swatch.className = `swatch s${i % 6}` + (i % 12 >= 6 ? " dashed" : "");
    const label = document.createElement("code");
    label.textContent = rule.label;
    button.append(swatch, label);
    button.addEventListener("click", () => {
      chosen = i;
      history.replaceState(null, "", "#rule-" + (i + 1));
      drawRule();
    });
    element("switch").append(button);
  });
  for (const number of ["norm", "smoothness"]) {
    element("layers-" + number).addEventListener("click", () => { layerNumber = number; drawRule(); });
  }
  follow(drawAll);
  const asked = Number((/^#rule-(\d+)$/.exec(location.hash) || [])[1]) - 1;
  const telling = [(rule) => rule.fit && positive(rule.threshold), (rule) => rule.fit, () => true].map((test) => rules.findIndex(test));
  chosen = rules[asked] ? asked : telling.find((i) => i >= 0);
  drawAll();
})();
