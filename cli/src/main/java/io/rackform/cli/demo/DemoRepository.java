package io.rackform.cli.demo;

import io.rackform.gitops.source.FileFault;
import io.rackform.gitops.source.IsolatedGit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.MergeCommand;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.URIish;

/** A bare repository, and the checkout of somebody who works on it. */
final class DemoRepository implements AutoCloseable {
    private static final PersonIdent OPERATOR = new PersonIdent("Ada Operator", "ada@example.com");
    private static final String MAIN = "main";

    private final Path bare;
    private final Git checkout;

    private DemoRepository(Path bare, Git checkout) {
        this.bare = bare;
        this.checkout = checkout;
    }

    /**
     * Makes the repository with a first commit of what is in a folder.
     *
     * @param folder becomes the checkout
     */
    static DemoRepository of(Path folder, Path bare, String message) {
        IsolatedGit.install();
        try {
            Git.init()
                    .setBare(true)
                    .setInitialBranch(MAIN)
                    .setDirectory(bare.toFile())
                    .call()
                    .close();
            Git checkout = Git.init()
                    .setInitialBranch(MAIN)
                    .setDirectory(folder.toFile())
                    .call();
            checkout.remoteAdd()
                    .setName("origin")
                    .setUri(new URIish(bare.toUri().toString()))
                    .call();
            DemoRepository repository = new DemoRepository(bare, checkout);
            repository.commit(message);
            repository.push();
            return repository;
        } catch (GitAPIException | java.net.URISyntaxException e) {
            throw new IllegalStateException("cannot make the demo's repository", e);
        }
    }

    Path bare() {
        return bare;
    }

    private void commit(String message) throws GitAPIException {
        checkout.add().addFilepattern(".").call();
        checkout.commit()
                .setMessage(message)
                .setAuthor(OPERATOR)
                .setCommitter(OPERATOR)
                .setSign(false)
                .call();
    }

    private void push() throws GitAPIException {
        checkout.push()
                .setRemote("origin")
                .setRefSpecs(new RefSpec("refs/heads/" + MAIN + ":refs/heads/" + MAIN))
                .call();
    }

    /** Adds a file on a branch, merges the branch, and pushes, as a reviewed change arrives. */
    void mergeFile(String branch, String path, String content, String message) {
        try {
            checkout.checkout().setCreateBranch(true).setName(branch).call();
            Path file = checkout.getRepository().getWorkTree().toPath().resolve(path);
            Files.writeString(file, content);
            commit(message);
            ObjectId change = checkout.getRepository().resolve(branch);
            checkout.checkout().setName(MAIN).call();
            // JGit would take the author of a merge from the settings of whoever runs this.
            checkout.merge()
                    .include(change)
                    .setCommit(false)
                    .setFastForward(MergeCommand.FastForwardMode.NO_FF)
                    .call();
            commit("Merge branch '" + branch + "': " + message);
            push();
        } catch (GitAPIException e) {
            throw new IllegalStateException("cannot merge in the demo's repository", e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write into the demo's repository: " + FileFault.words(e), e);
        }
    }

    @Override
    public void close() {
        checkout.close();
    }
}
