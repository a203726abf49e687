package io.glissade.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Starts the system's Chromium. Without one a test is skipped, or fails where {@code CI} is {@code true}. */
public final class Browser {

    private Browser() {}

    /** Headless, with its logs kept. */
    public static ChromeDriver start(Path profile) {
        Optional<Path> chromium = Optional.ofNullable(System.getenv("CHROME_BIN"))
                .map(Path::of)
                .or(() -> onPath("chromium", "chromium-browser", "google-chrome"));
        Optional<Path> driver = onPath("chromedriver");
        boolean found = chromium.isPresent() && driver.isPresent();
        String missing = "needs chromium (CHROME_BIN or on PATH) and chromedriver (on PATH)";
        if ("true".equals(System.getenv("CI"))) {
            assertThat(found).as(missing).isTrue();
        }
        assumeThat(found).as(missing).isTrue();
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.orElseThrow().toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--no-first-run",
                "--window-size=1280,1000",
                "--user-data-dir=" + profile);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        return new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(driver.orElseThrow().toFile())
                        .build(),
                options);
    }

    private static Optional<Path> onPath(String... names) {
        List<String> folders = Arrays.asList(
                Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator, -1));
        return Stream.of(names)
                .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
                .filter(file -> file.toFile().canExecute())
                .findFirst();
    }
}
