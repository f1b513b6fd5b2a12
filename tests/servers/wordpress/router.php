<?php
// What PHP's own server asks for each request: uploaded files as they are, everything else by WordPress.
$path = urldecode(parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH));
if (str_starts_with($path, '/wp-content/')) {
    $file = realpath(getenv('LAB_CONTENT') . substr($path, strlen('/wp-content')));
    if ($file !== false && str_starts_with($file, realpath(getenv('LAB_CONTENT'))) && is_file($file)) {
        header('Content-Type: ' . mime_content_type($file));
        readfile($file);
        return true;
    }
}
if ($path !== '/' && is_file($_SERVER['DOCUMENT_ROOT'] . $path)) {
    return false;
}
require $_SERVER['DOCUMENT_ROOT'] . '/index.php';
