/* An objective over a plane as a map with level lines, and chains that walk on it. */
const landscapePicture = (() => {
  const { element, colour, ruleColour, finite, number, upper, lower } = drawing;
  const room = { left: 54, right: 10, top: 10, bottom: 44 };
  const levels = 11;
  const trail = 24;

  const channels = (hex) => [1, 3, 5].map((k) => parseInt(hex.slice(k, k + 2), 16));
  const mixed = (a, b, share) => a.map((v, k) => Math.round(v + share * (b[k] - v)));
  const css = (rgb) => `rgb(${rgb.join(",")})`;
  /* What is far above the valleys would take all colours: the highest tenth has one, and low places get more than their share. */
  function scale(values) {
    const sorted = values.flat().sort((a, b) => a - b);
    const low = sorted[0];
    const high = sorted[Math.floor(0.9 * (sorted.length - 1))];
    const span = high > low ? high - low : 1;
    return { low, high: low + span, share: (v) => Math.sqrt(Math.min(1, Math.max(0, (v - low) / span))), level: (k) => low + span * (k / levels) ** 2 };
  }

  function ticks(from, to, most) {
    const raw = (to - from) / most;
    const unit = 10 ** Math.floor(Math.log10(raw));
    const step = [1, 2, 5, 10].map((s) => s * unit).find((s) => s >= raw);
    const found = [];
    for (let t = Math.ceil(from / step - 1e-9); t * step <= to + 1e-9 * step; t++) found.push(t * step);
    return found;
  }

  /* The straight pieces of a level line within each cell of the grid: where it crosses the sides, two and two. */
  function levelLine(context, land, px, py, level) {
    const { x, y, values } = land;
    const cut = (a, b) => (level - a) / (b - a);
    context.beginPath();
    for (let j = 0; j + 1 < y.length; j++) {
      for (let i = 0; i + 1 < x.length; i++) {
        const [a, b, c, d] = [values[j][i], values[j][i + 1], values[j + 1][i + 1], values[j + 1][i]];
        const [left, right, low, high] = [px(x[i]), px(x[i + 1]), py(y[j]), py(y[j + 1])];
        const ends = [];
        if (a < level !== b < level) ends.push([left + cut(a, b) * (right - left), low]);
        if (b < level !== c < level) ends.push([right, low + cut(b, c) * (high - low)]);
        if (d < level !== c < level) ends.push([left + cut(d, c) * (right - left), high]);
        if (a < level !== d < level) ends.push([left, low + cut(a, d) * (high - low)]);
        for (let k = 0; k + 1 < ends.length; k += 2) {
          context.moveTo(...ends[k]);
          context.lineTo(...ends[k + 1]);
        }
      }
    }
    context.stroke();
  }

  const starPoints = Array.from({ length: 10 }, (_, k) => [k % 2 ? 4.2 : 10, (k * Math.PI) / 5 - Math.PI / 2]);

  /* A star marks a point; paths can be drawn so many pixels apart, that those on the same places are seen. */
  return (id, land, paths, { star = [], apart = 0, whole = false } = {}) => {
    const canvas = element(id);
    const background = document.createElement("canvas");
    const heights = scale(land.values);
    let colours = { card: "", walkers: [] };
    let at = { px: (v) => v, py: (v) => v, width: 0, height: 0, ratio: 1 };

    function prepare() {
      const ratio = window.devicePixelRatio || 1;
      const width = canvas.clientWidth;
      const height = Math.round(Math.max(280, Math.min(580, 0.62 * width)));
      canvas.style.height = height + "px";
      for (const one of [canvas, background]) [one.width, one.height] = [width * ratio, height * ratio];
      const [x0, x1, y0, y1] = [land.x[0], land.x[land.x.length - 1], land.y[0], land.y[land.y.length - 1]];
      at = {
        width, height, ratio,
        px: (v) => room.left + ((v - x0) / (x1 - x0)) * (width - room.left - room.right),
        py: (v) => height - room.bottom - ((v - y0) / (y1 - y0)) * (height - room.top - room.bottom),
      };
      colours = { card: colour("card"), walkers: paths.map((path, chain) => ruleColour(chain)) };
      const context = background.getContext("2d");
      context.scale(ratio, ratio);
      map(context, x0, x1, y0, y1);
      axes(context, x0, x1, y0, y1);
    }

    function map(context, x0, x1, y0, y1) {
      const [low, high] = [channels(colour("land")), channels(colour("card"))];
      const cells = document.createElement("canvas");
      [cells.width, cells.height] = [land.x.length, land.y.length];
      const image = new ImageData(cells.width, cells.height);
      land.values.forEach((row, j) => row.forEach((value, i) => {
        image.data.set([...mixed(low, high, heights.share(value)), 255], 4 * ((land.y.length - 1 - j) * land.x.length + i));
      }));
      cells.getContext("2d").putImageData(image, 0, 0);
      const [left, right, bottom, top] = [at.px(x0), at.px(x1), at.py(y0), at.py(y1)];
      context.save();
      context.beginPath();
      context.rect(left, top, right - left, bottom - top);
      context.clip();
      context.imageSmoothingQuality = "high";
      /* A number belongs to the middle of its cell. */
      const [halfX, halfY] = [(right - left) / (land.x.length - 1) / 2, (bottom - top) / (land.y.length - 1) / 2];
      context.drawImage(cells, left - halfX, top - halfY, right - left + 2 * halfX, bottom - top + 2 * halfY);
      context.lineWidth = 0.8;
      context.globalAlpha = 0.45;
      context.strokeStyle = colour("level");
      for (let k = 1; k <= levels; k++) levelLine(context, land, at.px, at.py, heights.level(k));
      context.restore();
      element(id + "-scale").style.background = `linear-gradient(90deg, ${css(low)}, ${css(mixed(low, high, 0.5))}, ${css(high)})`;
    }

    function axes(context, x0, x1, y0, y1) {
      context.strokeStyle = colour("line");
      context.strokeRect(at.px(x0), at.py(y1), at.px(x1) - at.px(x0), at.py(y0) - at.py(y1));
      context.font = "11.5px system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif";
      context.fillStyle = colour("soft");
      context.textAlign = "center";
      for (const t of ticks(x0, x1, at.width / 90)) context.fillText(number(t).replace("-", "−"), at.px(t), at.height - room.bottom + 16);
      context.fillText(land.xName, (at.px(x0) + at.px(x1)) / 2, at.height - 8);
      context.textAlign = "right";
      for (const t of ticks(y0, y1, at.height / 60)) context.fillText(number(t).replace("-", "−"), room.left - 7, at.py(t) + 4);
      context.textAlign = "center";
      context.save();
      context.translate(12, (at.py(y0) + at.py(y1)) / 2);
      context.rotate(-Math.PI / 2);
      context.fillText(land.yName, 0, 0);
      context.restore();
    }

    const seen = (path, k) => finite(path.x[k]) && finite(path.y[k]);
    function line(context, path, tone, from, to, alpha) {
      for (const [width, style, share] of [[3.2, colours.card, 0.6], [1.6, tone, 1]]) {
        context.globalAlpha = share * alpha;
        context.lineWidth = width;
        context.strokeStyle = style;
        context.beginPath();
        for (let k = from; k <= to; k++) if (seen(path, k)) context.lineTo(at.px(path.x[k]), at.py(path.y[k]));
        context.stroke();
      }
    }

    /* The whole way of a search, the last steps of a chain that only wanders. */
    function walk(context, path, tone, until) {
      context.fillStyle = tone;
      context.globalAlpha = 0.32;
      for (let k = 0; k <= until; k++) if (seen(path, k)) context.fillRect(at.px(path.x[k]) - 1.1, at.py(path.y[k]) - 1.1, 2.2, 2.2);
      context.lineJoin = "round";
      if (whole) line(context, path, tone, 0, until, 0.8);
      else for (let k = Math.max(1, until - trail + 1); k <= until; k++) line(context, path, tone, k - 1, k, (k - until + trail) / trail);
      context.globalAlpha = 1;
    }

    function ends(context, path, tone, until) {
      const mark = (k, radius, inside, outside) => {
        if (!seen(path, k)) return;
        context.beginPath();
        context.arc(at.px(path.x[k]), at.py(path.y[k]), radius, 0, 2 * Math.PI);
        context.fillStyle = inside;
        context.fill();
        context.lineWidth = 2;
        context.strokeStyle = outside;
        context.stroke();
      };
      mark(0, 4, colours.card, tone);
      mark(until, 5.5, tone, colours.card);
    }

    /* The chains up to one of their points, counted from 0. */
    function show(until) {
      const context = canvas.getContext("2d");
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, canvas.width, canvas.height);
      context.drawImage(background, 0, 0);
      context.scale(at.ratio, at.ratio);
      context.beginPath();
      context.rect(room.left, room.top, at.width - room.left - room.right, at.height - room.top - room.bottom);
      context.clip();
      for (const draw of [walk, ends]) {
        paths.forEach((path, chain) => {
          const angle = (2 * Math.PI * chain) / paths.length;
          context.save();
          if (apart && paths.length > 1) context.translate(apart * Math.cos(angle), apart * Math.sin(angle));
          draw(context, path, colours.walkers[chain], until);
          context.restore();
        });
      }
      drawStar(context);
    }

    function drawStar(context) {
      if (!star.every(finite) || star.length !== 2) return;
      context.beginPath();
      for (const [radius, angle] of starPoints) context.lineTo(at.px(star[0]) + radius * Math.cos(angle), at.py(star[1]) + radius * Math.sin(angle));
      context.closePath();
      context.fillStyle = colour("star");
      context.strokeStyle = colour("fit");
      context.lineWidth = 1.2;
      context.fill();
      context.stroke();
    }

    return { prepare, show, low: heights.low, high: heights.high };
  };
})();

/* The slider and the button under a landscape: shows its moments from 0 to the last, one after the other or as wished. */
const landscapePlayer = (picture, last, name) => {
  const { element, number } = drawing;
  const playSeconds = 12;
  let moment = last;
  let playing = 0;

  function show(value) {
    moment = Math.max(0, Math.min(last, Math.round(value)));
    element("moment").value = moment;
    element("moment-name").textContent = name(moment);
    picture.show(moment);
  }
  function pause() {
    cancelAnimationFrame(playing);
    playing = 0;
    element("play").textContent = "▶ Play";
    element("play").setAttribute("aria-pressed", "false");
  }
  function play() {
    const from = moment >= last ? 0 : moment;
    let began = null;
    const step = (now) => {
      if (began === null) began = now;
      const at = from + ((now - began) / 1000 / playSeconds) * last;
      show(at);
      if (at < last) playing = requestAnimationFrame(step);
      else pause();
    };
    element("play").textContent = "❚❚ Pause";
    element("play").setAttribute("aria-pressed", "true");
    playing = requestAnimationFrame(step);
  }
  element("moment").max = last;
  element("moment").addEventListener("input", (event) => { pause(); show(+event.target.value); });
  element("play").addEventListener("click", () => (playing ? pause() : play()));
  const words = [number(picture.low), "objective", `${number(picture.high)} and above`];
  element("landscape-scale").append(...words.map((text) => { const one = document.createElement("span"); one.textContent = text; return one; }));

  return () => {
    picture.prepare();
    show(moment);
  };
};
