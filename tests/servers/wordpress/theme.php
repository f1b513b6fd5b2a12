<?php
// A theme that shows nothing but the posts.
while (have_posts()) {
    the_post();
    the_title('<h1>', '</h1>');
    echo '<article>';
    the_content();
    echo '</article>';
}
