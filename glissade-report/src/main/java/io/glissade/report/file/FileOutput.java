package io.glissade.report.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes one file; when that fails, the message is one line that names the file and the reason. */
public final class FileOutput extends OutputStream {

    private final Path file;
    private final OutputStream sink;

    /** Starts the file anew, or with {@link StandardOpenOption#APPEND} goes on at its end. */
    public FileOutput(Path file, OpenOption... options) throws IOException {
        this.file = file;
        try {
            this.sink = new BufferedOutputStream(Files.newOutputStream(file, options), 1 << 16);
        } catch (IOException failure) {
            throw named(failure);
        }
    }

    @Override
    public void write(int value) throws IOException {
        try {
            sink.write(value);
        } catch (IOException failure) {
            throw named(failure);
        }
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        try {
            sink.write(bytes, from, count);
        } catch (IOException failure) {
            throw named(failure);
        }
    }

    @Override
    public void flush() throws IOException {
        try {
            sink.flush();
        } catch (IOException failure) {
            throw named(failure);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            sink.close();
        } catch (IOException failure) {
            throw named(failure);
        }
    }

    private IOException named(IOException failure) {
        return new IOException("cannot write " + file + ": " + reason(failure), failure);
    }

    /** Why a file operation failed, in a few words. */
    public static String reason(IOException failure) {
        if (failure instanceof FileSystemException system) {
            String reason = system.getReason();
            return reason != null ? reason : kind(system);
        }
        String message = failure.getMessage();
        return message != null ? message : kind(failure);
    }

    private static String kind(IOException failure) {
        return switch (failure.getClass().getSimpleName()) {
            case "NoSuchFileException" -> "no such file";
            case "AccessDeniedException" -> "permission denied";
            case "FileAlreadyExistsException" -> "exists already";
            default -> failure.getClass().getSimpleName();
        };
    }
}
