"use strict";
/* What the charts of every page share. */
const drawing = (() => {
  const root = document.documentElement;
  const charts = {};

  const element = (id) => document.getElementById(id);
  const colour = (name) => getComputedStyle(root).getPropertyValue("--" + name).trim();
  const ruleColour = (index) => colour("s" + (index % 6));
  const ruleDash = (index) => (index % 12 >= 6 ? [3, 3] : "solid");
  const finite = (value) => typeof value === "number" && Number.isFinite(value);
  const positive = (value) => finite(value) && value > 0;
  const escaped = (text) =>
    String(text).replace(/[&<>"']/g, (c) => "&#" + c.charCodeAt(0) + ";");

  const digits = "⁰¹²³⁴⁵⁶⁷⁸⁹";
  const raised = (n) => (n < 0 ? "⁻" : "") + [...String(Math.abs(n))].map((d) => digits[+d]).join("");
  function number(value) {
    if (!finite(value)) return "–";
    const size = Math.abs(value);
    if (size !== 0 && (size < 1e-3 || size >= 1e5)) {
      const [mantissa, exponent] = value.toExponential(1).split("e");
      const power = "10" + raised(+exponent);
      return mantissa === "1.0" ? power : mantissa + "×" + power;
    }
    return String(+value.toPrecision(3));
  }
  const percent = (share) =>
    finite(share) ? (share * 100).toFixed((share > 0 && share < 0.1) || (share > 0.99 && share < 1) ? 1 : 0) + " %" : "–";

  /* One labelled tick says nothing and twenty shout: the base is the smallest with at most so many ticks. Ticks are then
     one apart, which is the only spacing ECharts keeps to on a logarithmic scale. */
  const bases = [2, 4, 10, 1e2, 1e3, 1e4, 1e6, 1e9, 1e12, 1e20, 1e40, 1e80, 1e160];
  function logAxis(values, most = 9) {
    const usable = values.filter(positive);
    const low = usable.length ? lower(usable) : 0.1;
    const high = usable.length ? upper(usable) : 10;
    const span = Math.log(high) - Math.log(low);
    const base = bases.find((b) => span / Math.log(b) <= most - 0.5) || 1e160;
    const of = (v) => Math.log(v) / Math.log(base);
    const room = Math.max((of(high) - of(low)) * 0.04, 0.05);
    let from = of(low) - room;
    let to = of(high) + room;
    if (from - Math.floor(from) < 0.4) from = Math.floor(from) - 0.02;
    if (Math.ceil(to) - to < 0.4) to = Math.ceil(to) + 0.02;
    if (to - from < 2) [from, to] = [(from + to) / 2 - 1, (from + to) / 2 + 1];
    return {
      type: "log", logBase: base, min: Math.max(base ** from, 1e-307), max: Math.min(base ** to, 1e308), splitNumber: Math.ceil(to - from),
      axisLabel: { formatter: (v) => (Math.abs(of(v) - Math.round(of(v))) < 1e-6 ? number(v) : "") },
    };
  }

  /* The chart library rounds ticks of its logarithmic axes to ten decimals; gaps lie below. So logarithms are drawn on a plain axis. */
  const power = (exponent) => number(10 ** exponent);
  function decades(values, most) {
    const low = Math.floor(lower(values.map(Math.log10)) + 1e-9);
    const high = Math.max(low + 1, Math.ceil(upper(values.map(Math.log10)) - 1e-9));
    const step = [1, 2, 3, 4, 5, 10, 20, 50, 100].find((s) => (high - low) / s <= most) || 200;
    return { type: "value", min: step * Math.floor(low / step), max: step * Math.ceil(high / step), interval: step, axisLabel: { formatter: power } };
  }

  function axis(extra) {
    const { axisLabel, ...rest } = extra;
    return {
      axisLine: { show: false }, axisTick: { show: false }, nameTextStyle: { color: colour("soft"), fontSize: 12 },
      splitLine: { lineStyle: { color: colour("grid") } },
      axisLabel: { color: colour("soft"), fontSize: 11.5, hideOverlap: true, ...axisLabel }, ...rest,
    };
  }

  const baseOption = () => ({
    animation: false, backgroundColor: "transparent",
    textStyle: { fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif' },
  });
  const tooltip = (extra) => ({
    backgroundColor: colour("card"), borderColor: colour("line"), textStyle: { color: colour("text"), fontSize: 13 },
    confine: true, className: "tip", extraCssText: "box-shadow:0 4px 18px rgba(0,0,0,.14);border-radius:8px", ...extra,
  });
  const row = (name, value) => `<div><span>${escaped(name)}</span><b>${escaped(value)}</b></div>`;
  const dash = "path://M0,0L20,0L20,3L0,3Z";
  const dots = "path://M0,0L5,0L5,3L0,3ZM7,0L12,0L12,3L7,3ZM14,0L19,0L19,3L14,3Z";
  const diamond = "path://M5,0L10,5L5,10L0,5Z";
  const legend = (extra) => ({
    textStyle: { color: colour("soft"), fontSize: 12 }, itemWidth: 18, itemHeight: 9,
    inactiveColor: colour("faint"), left: 0, top: 0, itemGap: 16, ...extra,
  });

  function draw(id, height, option) {
    const box = element(id);
    if (!option) {
      if (charts[id]) charts[id].dispose();
      delete charts[id];
      return;
    }
    box.style.height = height + "px";
    if (!charts[id]) {
      box.textContent = "";
      box.classList.remove("empty");
      charts[id] = echarts.init(box, null, { renderer: "svg", height });
    } else {
      charts[id].resize({ height });
    }
    charts[id].setOption({ ...baseOption(), ...option }, { notMerge: true });
  }
  function empty(id, words) {
    draw(id, 0, null);
    const box = element(id);
    box.style.height = "";
    box.classList.add("empty");
    box.textContent = words;
  }
  const pairs = (curve) => curve.x.map((x, i) => [x, curve.y[i]]);
  const last = (list) => list[list.length - 1];
  const upper = (values) => values.reduce((a, b) => Math.max(a, b), -Infinity);
  const lower = (values) => values.reduce((a, b) => Math.min(a, b), Infinity);

  const shorten = (name, most = 26) => (name.length > most ? name.slice(0, most - 1) + "…" : name);

  /* Draws again when the window, the paper or the colours change. */
  function follow(drawAll) {
    const fit = () => Object.entries(charts).forEach(([id, chart]) => chart.resize({ width: element(id).clientWidth }));
    const printing = (on) => {
      root.classList.toggle("printing", on);
      document.querySelectorAll(".chart").forEach((box) => { box.style.width = on ? "650px" : ""; });
      fit();
      drawAll();
    };
    let pending = 0;
    window.addEventListener("resize", () => { clearTimeout(pending); pending = setTimeout(() => { fit(); drawAll(); }, 120); });
    window.addEventListener("beforeprint", () => printing(true));
    window.addEventListener("afterprint", () => printing(false));
    window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);
  }

  return { element, colour, ruleColour, ruleDash, finite, positive, escaped, number, percent, logAxis, axis, tooltip, row, dash, dots, diamond, legend, draw, empty, pairs, last, upper, lower, decades, shorten, follow };
})();
