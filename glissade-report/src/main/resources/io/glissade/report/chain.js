(() => { drawing.follow(() => {}); })();
