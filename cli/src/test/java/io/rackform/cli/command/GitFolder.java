package io.rackform.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;

/**
 * A folder that is a Git repository, whose branch is {@code main}.
 *
 * @param author the name that commits are signed with
 */
record GitFolder(Path path, String author) {
    GitFolder(Path path) {
        this(path, "Ada");
    }

    /** Writes a file and commits all that is in the folder; the commit's id. */
    String commit(String file, String content, String message) throws GitAPIException, IOException {
        Path written = path.resolve(file);
        Files.createDirectories(written.resolveSibling("."));
        Files.writeString(written, content);
        return commit(message);
    }

    /** Commits all that is in the folder; the commit's id. */
    String commit(String message) throws GitAPIException {
        try (Git git =
                Git.init().setInitialBranch("main").setDirectory(path.toFile()).call()) {
            git.add().addFilepattern(".").call();
            return git.commit()
                    .setMessage(message)
                    .setAuthor(new PersonIdent(author, "ada@example.com"))
                    .setCommitter(new PersonIdent("Ada", "ada@example.com"))
                    .setSign(false)
                    .call()
                    .name();
        }
    }
}
