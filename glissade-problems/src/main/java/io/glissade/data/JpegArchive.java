package io.glissade.data;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;

/** Square JPEG images in a zip file, itself perhaps gzip, named {@code train/CLASS/*.jpg} and {@code test/CLASS/*.jpg}. */
final class JpegArchive {

    /** Far above a JPEG of 32 x 32 pixels. */
    private static final int MAXIMUM_ENTRY_BYTES = 1 << 16;

    private static final int MAXIMUM_ENTRIES = 200_000;
    private static final Pattern NAME = Pattern.compile("(train|test)/([^/]+)/[^/]+\\.jpe?g");

    private JpegArchive() {}

    /**
     * Adds the images of the file to the set of their part, in the order of the file.
     *
     * @param parts the sets of {@code train} and {@code test}
     */
    static void read(Path file, List<String> classes, int side, Map<String, ColourImages> parts) throws IOException {
        byte[] bytes = SourceFile.read(file, SourceFile.MAXIMUM_BYTES);
        if (bytes.length < 4 || bytes[0] != 'P' || bytes[1] != 'K') {
            throw new IOException(file + ": must be a zip file, plain or gzip, and begin with PK");
        }
        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            int count = 0;
            for (ZipEntry entry = next(zip, file); entry != null; entry = next(zip, file)) {
                if (++count > MAXIMUM_ENTRIES) {
                    throw new IOException(file + ": must hold at most " + MAXIMUM_ENTRIES + " entries, holds more");
                }
                if (entry.isDirectory()) {
                    continue;
                }
                add(file, entry.getName(), content(zip, file, entry.getName()), classes, side, parts, reader);
            }
        } finally {
            reader.dispose();
        }
    }

    /** A damaged zip file is refused in many ways: unknown methods, names that are no text, ends that come too early. */
    private static @Nullable ZipEntry next(ZipInputStream zip, Path file) throws IOException {
        try {
            return zip.getNextEntry();
        } catch (IOException | IllegalArgumentException damage) {
            throw damaged(file, damage);
        }
    }

    private static byte[] content(ZipInputStream zip, Path file, String name) throws IOException {
        byte[] content;
        try {
            content = zip.readNBytes(MAXIMUM_ENTRY_BYTES + 1);
        } catch (IOException | IllegalArgumentException damage) {
            throw damaged(file, damage);
        }
        if (content.length > MAXIMUM_ENTRY_BYTES) {
            throw new IOException(file + ": must hold entries of at most " + MAXIMUM_ENTRY_BYTES + " bytes, "
                    + printable(name) + " is larger");
        }
        return content;
    }

    private static IOException damaged(Path file, Exception damage) {
        return new IOException(
                file + ": must be a whole zip file, is damaged: " + printable(damage.getMessage()), damage);
    }

    private static void add(
            Path file,
            String name,
            byte[] content,
            List<String> classes,
            int side,
            Map<String, ColourImages> parts,
            ImageReader reader)
            throws IOException {
        Matcher matcher = NAME.matcher(name);
        ColourImages part = matcher.matches() ? parts.get(matcher.group(1)) : null;
        int label = part == null ? -1 : classes.indexOf(matcher.group(2));
        if (part == null || label < 0) {
            throw new IOException(file + ": must hold entries train/CLASS/*.jpg and test/CLASS/*.jpg with CLASS one of "
                    + String.join(", ", classes) + "; holds " + printable(name));
        }
        part.add(decode(file, name, content, side, reader), label);
    }

    private static byte[] decode(Path file, String name, byte[] content, int side, ImageReader reader)
            throws IOException {
        int width;
        int height;
        BufferedImage image = null;
        try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
            reader.setInput(in, true, true);
            width = reader.getWidth(0);
            height = reader.getHeight(0);
            if (width == side && height == side) {
                image = reader.read(0);
            }
        } catch (IOException | RuntimeException damage) {
            // The decoder meets damage with exceptions of its own, of both kinds.
            throw new IOException(
                    file + ": must hold JPEG images, " + printable(name) + " cannot be decoded: "
                            + printable(damage.getMessage()),
                    damage);
        }
        if (image == null) {
            throw new IOException(file + ": must hold images of " + side + " x " + side + " pixels, " + printable(name)
                    + " has " + width + " x " + height);
        }
        byte[] pixels = new byte[3 * side * side];
        for (int i = 0; i < side * side; i++) {
            int rgb = image.getRGB(i % side, i / side);
            pixels[i] = (byte) (rgb >> 16);
            pixels[side * side + i] = (byte) (rgb >> 8);
            pixels[2 * side * side + i] = (byte) rgb;
        }
        return pixels;
    }

    /** Names and messages come from the file and may hold anything; a message of ours is one line. */
    private static String printable(@Nullable String text) {
        return String.valueOf(text).replaceAll("\\p{Cntrl}", "?");
    }
}
